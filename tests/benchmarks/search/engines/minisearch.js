// The page of MiniSearch: all words, with typing errors and the start of the last one; then any word.

import MiniSearch from "./minisearch/index.js";
import { count, passing } from "./facets.js";
import { OPTIONS } from "./minisearch_options.js";

const FACETS =
  "genre region departement statut versant categorie domaine contrat teletravail management experience labo theme".split(" ");
let index;

/** Whether each word of the query is in the record as it was typed, or starts one of its words. */
const exact = (result) => result.queryTerms.every((word) => result.terms.some((term) => term.startsWith(word)));

window.search = async (query, filters = {}) => {
  index ||= MiniSearch.loadJSON(await (await fetch("index.json")).text(), OPTIONS);
  let all = index.search(query, { combineWith: "AND" });
  const loose = !all.length;
  if (loose) all = index.search(query, { combineWith: "OR" });
  const results = passing(all, filters);
  return {
    ids: results.slice(0, 10).map((result) => result.id),
    total: results.length,
    counts: count(all, filters, FACETS),
    approximate: loose || !results.some(exact),
  };
};
