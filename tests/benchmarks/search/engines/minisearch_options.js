// MiniSearch as a careful integrator would set it: the same options when the index is built and when it is read.

import { STOP, stem, tokens } from "./french.js";

export const OPTIONS = {
  fields: ["titre", "organisme", "lieu", "competences", "texte"],
  storeFields: ["titre", "organisme", "lieu", "limite", "publication", "facettes"],
  tokenize: (text) => tokens(text, true),
  processTerm: (term) => (STOP.has(term) ? null : stem(term)),
  searchOptions: {
    tokenize: (text) => tokens(text, false),
    boost: { titre: 8, organisme: 4, lieu: 6, competences: 3 },
    // A reference is right or wrong; a word may have a typing error.
    fuzzy: (term) => (/\d/.test(term) || term.length < 4 ? false : 0.2),
    prefix: (term, index, terms) => index === terms.length - 1,
  },
};
