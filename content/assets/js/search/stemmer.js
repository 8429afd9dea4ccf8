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
        return swap(end, p2) && (swap("ic", p2) || swap("ic", 0, "iqU") || true);
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
