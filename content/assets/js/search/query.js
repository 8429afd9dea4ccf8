// One query on the index, in the same integers as hooks/vivier/exports/search/query.py: same ids, order and counts.
/** @import * as T from "./types.js" */
import { fold, isPrefix, learn, pieces, queryWords, stem } from "./analysis.js";
import { IndexError, ROOT, columns, json, lexicon, terms, unpack, wide } from "./files.js";

const PLACE = 15 * 96 * 16;

/** As all that is exported here, throws IndexError. @type {(fetchFile: T.FetchFile, over?: T.Over | null) => Promise<T.Index>} */
export async function openIndex(fetchFile, over = null) {
  /** @type {Map<string, Promise<any>>} */
  const kept = new Map();
  /** @type {T.Index["load"]} */
  const load = (name, decode) => {
    const made = kept.get(name) ?? fetchFile(name).then(async (bytes) => {
      try {
        return decode(await unpack(bytes));
      } catch {
        throw new IndexError("broken", name);
      }
    });
    kept.set(name, made);
    // What failed is asked for again the next time.
    made.catch(() => kept.delete(name));
    return made;
  };
  /** @type {T.Root} */
  const root = await load(ROOT, json);
  learn(root.analyse);
  return { root, load, over };
}

/** @type {(answer: T.Answer, first: number, count: number) => Promise<T.Card[]>} */
export const cards = ({ documents, index }, first, count) =>
  Promise.all(Array.from(documents.subarray(first, first + count), (number) => card(index, number)));

/** @param {T.Index} index @param {number} d @returns {Promise<T.Card>} */
async function card({ root, load }, d) {
  let [segment, closed] = root.segments;
  if (d >= segment.fiches) [d, segment] = [d - segment.fiches, closed];
  const [start, name] = segment.cartes.findLast(([from]) => from <= d) ?? [0, ""];
  const [chunk, { facets, days, zones, fuseaux }] = await Promise.all([load(name, json), columnsOf(load, segment)]);
  /** @type {any} */
  const made = Object.fromEntries(Object.entries(chunk).map(([key, column]) => [key, column[d - start]]));
  const codes = Object.fromEntries(facets.map(({ nom, valeurs, planes }) => [nom, valeurs?.[planes[0]?.[d] - 1] ?? []]));
  const [zone, time] = fuseaux[zones[d]] ?? [];
  return {
    ...made, facets: codes, deadline: d < days.length ? { day: days[d], zone, time } : null,
    address: `${root.dossiers[codes.genre[0]]}/${made.id}/`,
  };
}

/** The text with its last word completed. @param {T.Index} index @param {string} text */
export async function completions(index, text, limit = 8) {
  const { start, end } = pieces(text).at(-1) ?? { start: 0, end: -1 };
  const word = queryWords(text.slice(start)).at(-1) ?? "";
  if (end < text.length || word.length < 2) return [];
  // « d’innov »: « d’ » stays.
  const before = text.slice(0, fold(text.slice(-word.length)) === word ? -word.length : start);
  return commonest(await beginning(index, word), limit).map(({ shown }) => before + shown);
}

/** @param {T.Index} index @param {string} prefix */
async function beginning({ root: { mots }, load }, prefix) {
  const shards = mots.filter(([first], i) => first <= prefix + "\uffff" && !(mots[i + 1]?.[0] <= prefix));
  const entries = await Promise.all(shards.map(([, name]) => load(name, lexicon)));
  return entries.flat().filter(({ word }) => word.startsWith(prefix));
}

/** The first word of each stem. @param {T.Entry[]} entries @param {number} limit */
function commonest(entries, limit) {
  entries.sort((a, b) => b.rank - a.rank || (a.word < b.word ? -1 : 1));
  return distinct(entries, (entry) => entry.stem).slice(0, limit);
}

/** @template R @param {R[]} list @param {(one: R) => string} key */
function distinct(list, key) {
  const seen = new Set();
  return list.filter((one) => !seen.has(key(one)) && seen.add(key(one)));
}

/** They come in order. @param {T.Index} index @param {string} word */
const known = async (index, word) => (await beginning(index, word))[0]?.word === word;

/** Letters added, left out, replaced, or exchanged with the next one. @param {string} a @param {string} b */
function distance(a, b) {
  /** @type {number[][]} */
  let [before, above, row] = [[], [], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    [before, above, row] = [above, row, [i]];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + Number(a[i - 1] !== b[j - 1]),
        a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? before[j - 2] + 1 : 9);
    }
  }
  return row[b.length];
}

/** The nearest words and their penalty. @type {(index: T.Index, word: string, typing?: boolean) => Promise<[T.Entry[], number]>} */
async function respelled(index, word, typing) {
  if (word.length < 4 || /[0-9]/.test(word) || await known(index, word)) return [[], 0];
  const swapped = word[1] + word[0];
  const starts = new Set([word[0], word[0] === word[1] ? word[0] : swapped]);
  const entries = (await Promise.all([...starts].map((start) => beginning(index, start)))).flat();
  // Found already, in this form or in another one.
  if (entries.some((entry) => entry.stem === stem(word))) return [[], 0];
  for (const most of word.length < 7 ? [1] : [1, 2]) {
    const near = entries.filter((entry) => Math.abs(entry.word.length - word.length) <= most
      && (most < 2 || [word.slice(0, 2), swapped].includes(entry.word.slice(0, 2))) && distance(word, entry.word) === most);
    if (near.length) return [commonest(near, 8), 1 + 3 * most];
  }
  // Another first letter, one too many, one that is missing.
  const rest = word.slice(1);
  const others = typing ? [] : (await beginning(index, "")).filter((entry) => {
    const after = entry.word.slice(1);
    return entry.word === rest || after === rest || after === word;
  });
  return [commonest(others, 8), 4];
}

/** The words of a query as the index has them: « cat. A+ », « télé travail » are read. @param {T.Index} index @param {string} text */
async function typedIn(index, text) {
  /** @type {string[]} */
  const made = [];
  const words = queryWords(text.replace(/\ba\+/gi, "aplus")).join(" ");
  for (const word of words.replace(RegExp(index.root.analyse.joints, "g"), (name) => name.replace(/ /g, "")).split(" ")) {
    const before = made.at(-1) ?? "";
    if (isPrefix(before) && await known(index, before + word)) made.push(made.pop() + word);
    else {
      if (before === "cat" && /^([abc]|aplus)$/.test(word)) made.splice(-1, 1, "categorie");
      if (word) made.push(word);
    }
  }
  return made;
}

/** The words to find, one of each stem. @param {T.Index} index @param {string[]} typed @param {boolean} [typing] */
async function asked(index, typed, typing) {
  const { vides, analyse } = index.root;
  // What is printed before a reference, or a long number, is not looked for.
  const labels = typed.some((word) => /(?=.*[0-9]).{5}/.test(word)) ? analyse.etiquettes : [];
  const words = distinct(typed.filter((word) => ![...vides, ...labels].includes(word)), stem).slice(0, 12);
  const last = words.at(-1) ?? "";
  // « in », « chargé de mission in »: too short to say anything yet.
  if (typing && last && last.length < 3 && !(await known(index, last))) words.pop();
  return words;
}

/** The number of the département of a postal code, another word as it is. @param {string} word */
const department = (word) => !/^\d{5}$/.test(word) ? word
  : word < "20" || word > "21" ? word.slice(0, word > "97" ? 3 : 2) : word < "20200" ? "2a" : "2b";

/** @param {T.Variants} variants @param {T.Entry[]} entries @param {number} penalty */
const widened = (variants, entries, penalty) =>
  new Map([...entries.map(({ stem }) => /** @type {const} */ ([stem, penalty])), ...variants]);

/** Long facets stay without names but where they are wanted. @param {T.Index["load"]} load @param {T.Segment} segment */
async function columnsOf(load, { facettes, fiches }, wanted = [""]) {
  const found = await load(facettes, (bytes) => columns(bytes, fiches));
  await Promise.all(found.facets.map(async (facet) => {
    if (facet.noms && wanted.includes(facet.nom)) facet.valeurs ??= await load(facet.noms, json);
  }));
  return found;
}

/** @type {(load: T.Index["load"], segment: T.Segment, words: T.Variants[], need: number) => Promise<T.Matches>} */
async function matches(load, { fiches: n, termes }, words, need) {
  const lists = await Promise.all(words.map((variants) => Promise.all([...variants].map(async ([term, penalty]) => {
    const shard = termes.findLast(([first]) => first <= term);
    const posting = shard && (await load(shard[1], terms))(term);
    return { documents: [], impacts: [], ...posting, penalty };
  }))));
  const scores = new Int32Array(n);
  const had = new Uint8Array(n);
  for (const variants of lists) {
    const best = new Int32Array(n);
    for (const { documents, impacts, penalty } of variants) {
      const df = documents.length;
      const idf = Math.max(1, Math.floor(16 * Math.log2(1 + (n - df + 0.5) / (df + 0.5)) + 0.5));
      for (let i = 0; i < df; i++) best[documents[i]] = Math.max(best[documents[i]], impacts[i] * idf * (16 - penalty));
    }
    for (let d = 0; d < n; d++) {
      scores[d] += best[d];
      if (best[d]) had[d]++;
    }
  }
  return {
    documents: new Uint32Array(n).map((_, d) => d).filter((d) => had[d] >= need), scores,
    most: had.reduce((most, count) => Math.max(most, count), 0),
  };
}

/** Over since the build, and said so. Records come by day, zones are less than two days apart. @param {T.Columns} columns @param {T.Over} over */
function passed({ days, zones, fuseaux, facets }, over) {
  const gone = new Uint8Array(days.length);
  const state = facets.find(({ nom }) => nom === "statut");
  let last = Infinity;
  for (let d = 0; days[d] <= last; d++) {
    gone[d] = days[d] === days[d - 1] && zones[d] === zones[d - 1] ? gone[d - 1] : +over(days[d], ...fuseaux[zones[d]]);
    if (!gone[d]) last = Math.min(last, days[d] + 1);
    else if (state) state.planes[0][d] = rank(state, "close");
  }
  return gone;
}

/** @param {T.Facet} facet @param {string} code */
const rank = ({ valeurs = [] }, code) => valeurs.findIndex((value) => value[0] === code) + 1;

/**
 * What filters accept, and the counts: those of a facet do not obey its own filter.
 * @type {(columns: T.Columns, documents: Uint32Array, filters: Record<string, string[]>) => [Uint32Array, T.Answer["facets"]]}
 */
function sifted({ facets }, documents, filters) {
  const failed = new Uint8Array(documents.length);
  const by = new Uint8Array(documents.length);
  facets.forEach((facet, f) => {
    const codes = filters[facet.nom] ?? [];
    const wanted = new Set(codes.map((code) => rank(facet, code)).filter(Boolean));
    if (codes.length) documents.forEach((d, i) => {
      if (facet.planes.some((plane) => wanted.has(plane[d]))) return;
      failed[i]++;
      by[i] = f;
    });
  });
  const accepted = documents.filter((_, i) => !failed[i]);
  return [accepted, Object.fromEntries(facets.filter(({ valeurs }) => valeurs).map((facet) => {
    const { nom, valeurs = [], planes } = facet;
    const f = facets.indexOf(facet);
    const counts = new Uint32Array(valeurs.length + 1);
    const own = filters[nom] ? documents.filter((_, i) => !failed[i] || (failed[i] < 2 && by[i] === f)) : accepted;
    for (const plane of planes) for (const d of own) counts[plane[d]]++;
    return [nom, valeurs.map(([code, label], v) => [code, label, counts[v + 1]])];
  }))];
}

/** Places and categories that the words name, the longest names first: « facet code ». @param {T.Root} root @param {string[]} typed */
function placesIn({ lieux, analyse }, typed) {
  const names = new Map(lieux);
  /** @type {Set<string>} */
  const found = new Set();
  for (let at = 0; at < typed.length; at++) {
    for (let length = 6; length; length--) {
      const name = typed.slice(at, at + length).join(" ");
      const place = names.get(name) ?? (/^\d[\dab]\d?$/.test(name) && `departement ${name.toUpperCase()}`);
      // « 12 mois »
      if (!place || analyse.unites.includes(typed[at + length])) continue;
      found.add(place);
      at += length - 1;
      break;
    }
  }
  return [...found].map((place) => place.split(" "));
}

/** What the words find, each step only where the one before finds too little. @type {T.Find} */
async function find(index, words, closes, typing, loading) {
  const { root, load, over } = index;
  const [open, closed] = root.segments;
  const n = words.length;
  const last = words[n - 1] ?? "";
  /** @type {T.Variants[]} */
  let groups = words.map((word) => new Map([word, department(word)].map((one) => [stem(one), 0])));

  const attempt = async (need = n) => {
    const all = [await matches(load, open, groups, need)];
    const gone = over && passed((await loading)[0], over);
    const late = gone ? all[0].documents.filter((d) => gone[d]) : new Uint32Array();
    if (gone) all[0].documents = all[0].documents.filter((d) => !gone[d]);
    if (closes || all[0].documents.length < 10) all.push(await matches(load, closed, groups, need));
    const total = all.reduce((sum, { documents }) => sum + documents.length, late.length);
    return { all, late, need, groups, total, most: Math.max(...all.map(({ most }) => most)) };
  };
  const unfinished = async () => {
    if (last.length < 3) return;
    groups = groups.with(-1, widened(groups[n - 1], commonest(await beginning(index, last), 40), 2));
  };
  if (typing) await unfinished();
  let found = await attempt();
  let step = /** @type {T.Step} */ (n && "all" || "");
  const exact = found.total;
  /** @param {T.Step} name @param {number} [need] */
  const loosen = async (name, need) => {
    const tried = await attempt(need);
    if (tried.total > found.total) [found, step] = [tried, name];
    return tried.most;
  };
  /** @type {T.Answer["corrections"]} */
  let corrections = [];
  if (found.total < 3 && !typing) {
    await unfinished();
    await loosen("prefix");
  }
  if (found.total < 3) {
    const spellings = await Promise.all(words.map((word) => respelled(index, word, typing)));
    groups = groups.map((group, i) => widened(group, spellings[i][0], spellings[i][1]));
    corrections = words.map((word, i) => ({ word, shown: spellings[i][0].map(({ shown }) => shown) }));
    await loosen("typos");
  }
  if (n > 1 && !found.total) {
    // Half of them, else as many as one record has.
    const most = await loosen("fewer", (n + 1) >> 1);
    if (most && !found.total) await loosen("fewer", most);
  }
  corrections = corrections.filter(({ shown }) => shown.length && "typos fewer".includes(step));
  return [found, { step, exact, last, corrections }];
}

/** @type {(index: T.Index, request: T.Request) => Promise<T.Answer>} */
export async function search(index, { mots, filtres = {}, noms = [], tri, closes, typing }) {
  const { root, load } = index;
  const [open, closed] = root.segments;
  const pool = closes ? [open, closed] : [open];
  const wanted = [...noms, ...Object.keys(filtres)];
  const loading = Promise.all(pool.map((segment) => columnsOf(load, segment, wanted)));
  loading.catch(() => {});
  const typed = await typedIn(index, mots);
  const [{ all, late, groups, need }, said] = await find(index, await asked(index, typed, typing), closes, typing, loading);

  const facets = await loading;
  const places = placesIn(root, typed.map(department));
  /** @type {Uint32Array[]} */
  const kept = [];
  /** @type {T.Answer["facets"]} */
  let counts = {};
  for (const [s, segment] of pool.entries()) {
    const { documents, scores } = all[s];
    // Where too few words are found, a place must not hide the occupation.
    for (const [name, code] of said.step === "fewer" ? [] : places) {
      for (const facet of facets[s].facets) {
        const value = facet.nom === name && rank(facet, code);
        if (value) for (const plane of facet.planes) for (const d of documents) if (plane[d] === value) scores[d] += PLACE;
      }
    }
    // What ended since the build comes after what is open.
    const gone = new Set(s || !closes ? [] : late);
    const [accepted, more] = sifted(facets[s], gone.size ? Uint32Array.from([...documents, ...gone]) : documents, filtres);
    const by = tri === "publication" ? await load(segment.dates, (bytes) => wide(bytes, segment.fiches)) : scores;
    if (tri !== "echeance") accepted.sort((a, b) => by[b] - by[a]);
    kept.push(gone.size ? accepted.sort((a, b) => +gone.has(a) - +gone.has(b)) : accepted);
    if (!s) counts = more;
    // A facet that is long, hence without names, in one of them only.
    else for (const name in counts) if (more[name]) add(counts[name], more[name]); else delete counts[name];
  }
  let others = kept[1]?.length ?? null;
  if (!closes && kept[0].length < 10) {
    const { documents } = all[1] ?? (await matches(load, closed, groups, need));
    const filtered = Object.values(filtres).some(({ length }) => length);
    others = (filtered ? sifted(await columnsOf(load, closed, wanted), documents, filtres)[0] : documents).length
      + sifted(facets[0], late, filtres)[0].length;
  }
  const documents = Uint32Array.from(kept.flatMap((list, s) => [...list].map((d) => s ? d + open.fiches : d)));
  return {
    ...said, index, documents, total: documents.length, closed: others, facets: counts,
    places: places.flatMap(([facet, code]) =>
      (counts[facet] ?? []).flatMap(([value, label, count]) => value === code ? { facet, code, label, count } : [])),
    terms: new Set(groups.flatMap((group) => [...group.keys()])),
  };
}

/** Both have one order. @param {T.FacetCount[]} counts @param {T.FacetCount[]} more */
function add(counts, more) {
  const own = new Set(counts.map(([code]) => code));
  let at = 0;
  for (const row of more) {
    if (own.has(row[0])) {
      while (counts[at][0] !== row[0]) at++;
      counts[at++][2] += row[2];
    } else counts.splice(at++, 0, row);
  }
}
