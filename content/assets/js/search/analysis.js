// From a French text to its words and terms: the mirror of hooks/vivier/exports/search/analysis.py.
/** @import * as T from "./types.js" */

const HIDDEN = "\\u0300-\\u036f\\u00ad\\u200b-\\u200d\\u2060\\ufeff";
const W = `[\\p{L}\\p{N}_${HIDDEN}]`;
const TOKEN = new RegExp(`${W}+(?:['’ʼ‘\\-‐‑·•‧./]+${W}+|\\(${W}{1,6}\\)${W}*)*`, "gu");
const DROPPED = new RegExp(`[${HIDDEN}]`, "g");
const SEPARATOR = /([^\p{L}\p{N}]+)/u;
/** The lists of words of the index, which has those of its own analysis. @type {T.Tables} */
let lists;
/** @type {Map<string, string>} */
let irregular;
/** What a mark makes feminine: « directeur rice », « chef fe », « chargé e ». @type {RegExp} */
let feminine;
/** @type {[RegExp, string][]} */
let endings;

/** @param {T.Tables} tables */
export function learn(tables) {
  lists = tables;
  irregular = new Map(Object.entries(tables.irreguliers));
  feminine = new RegExp(tables.feminins);
  endings = tables.fins.map(([end, by]) => [new RegExp(end), by]);
}

/** @param {string} word */
export const isPrefix = (word) => lists.prefixes.includes(word);

/** @param {string} text */
export const fold = (text) =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(DROPPED, "")
    .replace(/[^a-z]/g, (c) => lists.lettres[c] ?? c);

/**
 * A word before marks of gender, which are no words, and how many it has.
 * @param {string} word
 * @returns {[string, number]}
 */
function marked(word, mark = "", next = "") {
  if (word.length < 2 || mark.length > 6) return [word, 0];
  if (mark === "s" || mark === "x") return [word, 1];
  const one = mark.endsWith("s") && mark !== "es" ? word.replace(/s$/, "") : word;
  if (!feminine.test(`${one} ${mark.replace(/s$/, "")}`)) return [word, 0];
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
    if (after[0] === "'" && lists.elisions.includes(segment)) continue;
    held += segment;
    if (!held || after[0] === "'" || (after === "-" && lists.prefixes.includes(segment))) continue;
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
  const known = irregular.get(word) || irregular.get(word.replace(/s$/, ""));
  if (known) return known;
  for (const rule of endings) word = word.replace(...rule);
  const one = word.replace(/s$/, "");
  return lists.gardes.includes(one) ? one : snowball(word);
}

// The Snowball French stemmer (3.1) for folded words ([a-z] alone): the branches that need an accent are left out.
const MARK = /[aeiouy](?:[ui](?=[aeiouy])|y)|y(?=[aeiouy])|qu/g;
const RV = /^(?:[aeiouy]{2}.|par|col|tap|ni[aeiouy]|.[^aeiouy]*[aeiouy])/;
const REGION = /^[^aeiouy]*[aeiouy]+[^aeiouy]/;
const STANDARD =
  /(?:(?:anc|iqU|ism|abl|ist|atric|logi|enc|iv|eus)es?|(?:ateur|[au]tion|usion|if|(?:iss)?ement|ment)s?|eux|e?aux|oux|[ae]mment)$/;
const I_VERB =
  /i(?:es?|ra?|rai[st]?|ra(?:s|Ient)|re(?:nt|z)|riez|ri?ons|ront|s|ssa(?:Ient|i[st]|ntes?|nts?)|sse(?:nt|s|z)?|ssiez|ssi?ons|t)?$/;
const VERB =
  /(?:(?:er)?(?:a|ait?|aIent|as)|(?:e|er)?ais|aises?|er|(?:er)?i?ez|eri?ons|eront|ions|ante?s?|ass(?:e(?:s|nt)?|iez|ions))$/;

/**
 * The stem of a folded word.
 * @param {string} word
 */
export function snowball(word) {
  let w = word.replace(MARK, (m) => m.slice(0, -1) + m.slice(-1).toUpperCase());
  const last = (/** @type {RegExp} */ ends, from = 0) => ends.exec(w.slice(from))?.[0] ?? "";
  const pv = last(RV).length || w.length;
  const region = (/** @type {number} */ from) => (last(REGION, from).length || w.length) + from;
  const p1 = region(0);
  const p2 = region(p1);
  // Replace `end`, when the word has it, whole, from `limit` on.
  const swap = (/** @type {string} */ end, /** @type {number} */ limit, by = "") => {
    const at = w.length - end.length;
    const has = at >= limit && w.endsWith(end);
    if (has) w = w.slice(0, at) + by;
    return has;
  };
  const afterVowel = (/** @type {string} */ end) => /[aeiouy]$/.test(w.slice(0, -end.length));

  const standard = () => {
    const end = last(STANDARD);
    switch (end.replace(/s$/, "")) {
      case "":
        return false;
      case "atrice":
      case "ateur":
      case "ation":
        // As statements: the minifier takes `a || b || true` for `true`, and calls neither.
        if (!swap(end, p2)) return false;
        swap("ic", p2) || swap("ic", 0, "iqU");
        return true;
      case "logie":
        return swap(end, p2, "log");
      case "usion":
      case "ution":
        return swap(end, p2, "u");
      case "ence":
        return swap(end, p2, "ent");
      case "ement":
        if (!swap(end, pv)) return false;
        if (swap("iv", p2)) swap("at", p2);
        else swap("eus", p2) || swap("eus", p1, "eux") || swap("abl", p2) || swap("iqU", p2);
        return true;
      case "if":
      case "ive":
        if (!swap(end, p2)) return false;
        if (swap("at", p2)) swap("ic", p2) || swap("ic", 0, "iqU");
        return true;
      case "eaux":
        return swap(end, 0, "eau");
      case "aux":
        return swap(end, p1, "al");
      case "oux":
        return /[bhjlnp]oux$/.test(w) && swap(end, 0, "ou");
      case "euse":
        return swap(end, p2) || swap(end, p1, "eux");
      case "issement":
        return w !== end && !afterVowel(end) && swap(end, p1);
      case "amment":
      case "emment":
        swap(end, pv, end[0] + "nt");
        return false;
      case "ment":
        if (afterVowel(end)) swap(end, pv + 1);
        return false;
      default:
        return swap(end, p2);
    }
  };
  const verb = () => {
    let end = last(I_VERB, pv);
    if (end && w.length - end.length > pv && !afterVowel(end)) return swap(end, 0);
    end = last(VERB, pv);
    if (!end) return false;
    if (/^ais(es?)?$/.test(end)) return !/(^.al|auv)ais(es?)?$/.test(w) && swap(end, 0);
    if (end[0] === "a") return swap(end, 0) && (swap("e", pv) || true);
    return swap(end, end === "ions" ? p2 : 0);
  };

  if (standard() || verb()) swap("Y", 0, "i");
  else {
    if (/[^aious]s$/.test(w)) swap("s", 0);
    const end = last(/(?:[st]?ion|[iI]er|e)$/, pv);
    if (end.length > 3) swap("ion", p2);
    else if (end !== "ion") swap(end, 0, end.length > 2 ? "i" : "");
  }
  return w.replace(/(enn|onn|ett|ell|eill)$/, (m) => m.slice(0, -1)).toLowerCase();
}
