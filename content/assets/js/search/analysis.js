// From a French text to its words and terms: the mirror of hooks/vivier/exports/search/analysis.py.
import { snowball } from "./stemmer.js";

const set = (/** @type {string} */ words) => new Set(words.split(" "));
const HIDDEN = "\\u0300-\\u036f\\u00ad\\u200b-\\u200d\\u2060\\ufeff";
const W = `[\\p{L}\\p{N}_${HIDDEN}]`;
const TOKEN = new RegExp(`${W}+(?:['’ʼ‘\\-‐‑·•‧./]+${W}+|\\(${W}{1,6}\\)${W}*)*`, "gu");
const DROPPED = new RegExp(`[${HIDDEN}]`, "g");
/** @type {Record<string, string>} */
const LETTERS = { œ: "oe", æ: "ae", ß: "ss", ø: "o", ł: "l", ς: "σ", "’": "'", ʼ: "'", "‘": "'", "‐": "-" };
const SEPARATOR = /([^\p{L}\p{N}]+)/u;
const ELISIONS = set("l d j n s c m t qu jusqu lorsqu puisqu quoiqu presqu");
const PREFIXES = set(
  "co inter pre re tele auto multi bi tri anti semi extra intra infra ultra micro mini macro e trans retro " +
    "mono poly pluri hyper cyber",
);
/** Rules « end → new end », each the line of its Python sister. */
const rules = (/** @type {string} */ lines) =>
  lines.split(", ").map((line) => {
    const [end, by] = line.split(" → ");
    return /** @type {[RegExp, string]} */ ([new RegExp(end + "$"), by]);
  });
// What a mark makes feminine: « directeur rice », « chef fe », « chargé e ».
const FEMININE =
  /(?:teur (?:t?r)?ice|eu[rx] (?:eu)?se|eur (?:eu)?re|er i?ere|f i?ve|c que|aux a?le|al ale|el elle|en i?enne|e (?:e?s)?se|e ee|([nltfs]) \1e|c he| e)$/;
const ENDINGS = rules(
  "(..[^aeis]|.oi)s → $1, ees? → e, trices? → teur, (j|li|f|vo)eux → $1eu, (..)eu(?:x|ses?) → $1eur, " +
    "(...)eres? → $1er, ([st])ives? → $1if, ([^aeiouy])it → $1ite, (m|pr|qu|av|dev)is → $1ise",
);
/** @type {any} no word is one of an object's own names */
const IRREGULAR = {
  __proto__: null,
  cheffe: "chef",
  consultante: "consultant",
  gers: "gers",
  mars: "mars",
  nouvel: "nouveau",
  nouvelle: "nouveau",
  publique: "public",
  st: "saint",
  ste: "saint",
  travaux: "travail",
};
const KEPT = set(
  "administrateur assistance batiment commune communication conseiller consultant data departement equipement " +
    "etablissement france montant notamment reference reglement",
);

/** @param {string} text */
export const fold = (text) =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(DROPPED, "")
    .replace(/[œæßøłς’ʼ‘‐]/g, (c) => LETTERS[c]);

/**
 * A word before marks of gender, which are no words, and how many it has.
 * @param {string} word
 * @returns {[string, number]}
 */
function marked(word, mark = "", next = "") {
  if (word.length < 2 || mark.length > 6) return [word, 0];
  if (mark === "s" || mark === "x") return [word, 1];
  const one = mark.endsWith("s") && mark !== "es" ? word.replace(/s$/, "") : word;
  if (!FEMININE.test(`${one} ${mark.replace(/s$/, "")}`)) return [word, 0];
  if (mark.endsWith("s")) return [/[sx]$/.test(word) ? word : word + "s", 1];
  return next === "s" ? [/[sx]$/.test(word) ? word : word + "s", 2] : [word, 1];
}

/** What a query keeps of a raw token. @param {string} token */
function read(token) {
  const flat = fold(token);
  if (/^[hfm]([-/.·•‧])[hfm](?:\1[xdn])?$/.test(flat)) return [];
  const cut = flat.split(SEPARATOR);
  const segments = [];
  let joined = "";
  let held = "";
  for (let i = 0; i < cut.length; i += 2) {
    const [segment, after = ""] = cut.slice(i, i + 2);
    if (after[0] === "'" && ELISIONS.has(segment)) continue;
    held += segment;
    if (!held || after[0] === "'" || (after === "-" && PREFIXES.has(segment))) continue;
    segments.push(held);
    joined += held + after;
    held = "";
  }
  if (held) segments.push(held);
  joined += held;
  const found = [];
  if (/[0-9]/.test(flat)) {
    const whole = joined.replace(/[^\p{L}\p{N}_\-/.]/gu, "").replace(/^[-_/.]+|[-_/.]+$/g, "");
    found.push(whole.replace(/^[lrd]\.?(?=[0-9]+-[0-9])/, ""));
  } else if (/^[\p{L}\p{N}](?:\.[\p{L}\p{N}])+$/u.test(joined)) {
    found.push(segments.join(""));
  } else {
    for (let i = 0; i < segments.length; i++) {
      const [form, taken] = marked(segments[i], segments[i + 1], segments[i + 2]);
      found.push(form);
      i += taken;
    }
  }
  return found.filter(Boolean).map((word) => word.slice(0, 40));
}

/** The raw tokens of a text, where they stand in it and their words. @param {string} text */
export const pieces = (text) =>
  [...text.matchAll(TOKEN)].map((m) => ({ start: m.index, end: m.index + m[0].length, words: read(m[0]) }));

/** @param {string} text */
export const queryWords = (text) => (text.match(TOKEN) ?? []).flatMap((token) => read(token));

/** @param {string} word */
export function stem(word) {
  if (!/^[a-z]+$/.test(word)) return word;
  const known = IRREGULAR[word] || IRREGULAR[word.replace(/s$/, "")];
  if (known) return known;
  for (const rule of ENDINGS) word = word.replace(...rule);
  const one = word.replace(/s$/, "");
  return KEPT.has(one) ? one : snowball(word);
}
