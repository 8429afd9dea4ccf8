// What an integrator would do for French before giving texts and queries to an engine that is not ours.

const ELISION = /(^|[^\p{L}\p{N}])(?:l|d|j|n|s|c|m|t|qu|jusqu|lorsqu|puisqu|quoiqu)'(?=\p{L})/gu;
const BOTH = /(^|[^\p{L}\p{N}])\(?[hfm]\s?[/-]\s?[hfm]\)?(?![\p{L}\p{N}])/gu;
const MARKED = /(\p{L}{2,})[·•.(](e|ne|le|te|se|fe|ère|ere|rice|trice|euse|ice)\)?(?:[·•.]?(s))?(?!\p{L})/gu;
const ENDINGS = { rice: "eur", trice: "teur", euse: "eur", se: "r", ère: "er", ere: "er", ice: "eur" };

export const STOP = new Set(
  "a au aux avec ce ces dans de des du elle en et eux il je la le les leur lui ma mais me mes moi ne nos notre nous on ou par pour qu que qui sa se ses sur ta te tes toi tu un une vos votre vous comme sont".split(" "),
);

function feminine(base, ending) {
  const cut = ENDINGS[ending];
  return cut && base.endsWith(cut) ? base.slice(0, -cut.length) + ending : base + ending;
}

/** Lower case, no accents, ligatures undone, elisions and « H/F » gone, both forms of marked words. */
export function normalise(text) {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[’ʼ‘]/g, "'")
    .replace(/œ/g, "oe")
    .replace(/æ/g, "ae")
    .replace(BOTH, "$1 ")
    .replace(MARKED, (_, base, ending, plural = "") => `${base}${plural} ${feminine(base, ending)}${plural}`)
    .replace(ELISION, "$1")
    .replace(/'/g, "")
    .normalize("NFD")
    .replace(/\p{M}/gu, "");
}

/** Words of a text; what has a digit stays whole, and when indexing its parts follow. */
export function tokens(text, indexing) {
  const found = [];
  for (const piece of normalise(text).match(/[\p{L}\p{N}]+(?:[-_][\p{L}\p{N}]+)*/gu) || []) {
    const parts = piece.split(/[-_]/);
    if (parts.length > 1 && /\d/.test(piece)) {
      found.push(piece);
      if (indexing) found.push(...parts);
    } else found.push(...parts);
  }
  return found;
}

/** A light stemmer: plural, then feminine. */
export function stem(word) {
  if (/\d/.test(word) || word.length < 4) return word;
  return word
    .replace(/aux$/, "al")
    .replace(/[sx]$/, "")
    .replace(/ees?$/, "e")
    .replace(/trice$/, "teur")
    .replace(/euse$/, "eur")
    .replace(/ere$/, "er")
    .replace(/(n|l|t|f)\1e$/, "$1")
    .replace(/(.{3,})e$/, "$1");
}
