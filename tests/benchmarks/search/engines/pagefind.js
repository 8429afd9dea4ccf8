// The page of Pagefind: all words; then without those it does not know; then without the most common ones.

import { STOP, tokens } from "./french.js";

let ready;

async function start() {
  const engine = await import("./pagefind/pagefind.js");
  await engine.options({ bundlePath: new URL("./pagefind/", location.href).pathname, baseUrl: "/" });
  await engine.init();
  await engine.filters();
  return engine;
}

async function loosened(engine, words, options) {
  const known = [];
  for (const word of words) {
    const { results } = await engine.search(word, options);
    if (results.length) known.push([results.length, word]);
  }
  known.sort((one, other) => one[0] - other[0]);
  for (let kept = known.length; kept > 0; kept -= 1) {
    const query = known.slice(0, kept).map(([, word]) => word).join(" ");
    const found = await engine.search(query, options);
    if (found.results.length) return [query, found];
  }
  return ["", { results: [], filters: {} }];
}

window.search = async (query, filters = {}) => {
  const engine = await (ready ||= start());
  const chosen = Object.fromEntries(Object.entries(filters).map(([name, values]) => [name, { any: values }]));
  const words = tokens(query, false).filter((word) => !STOP.has(word));
  let asked = words.join(" ");
  let found = await engine.search(asked, { filters: chosen });
  const approximate = !found.results.length;
  if (approximate && words.length > 1) [asked, found] = await loosened(engine, words, { filters: chosen });
  const counts = { ...found.filters };
  // The counts of a chosen facet need a search without its own filter.
  for (const name of Object.keys(chosen)) {
    const { [name]: _, ...others } = chosen;
    counts[name] = (await engine.search(asked, { filters: others })).filters[name];
  }
  const shown = await Promise.all(found.results.slice(0, 10).map((result) => result.data()));
  return {
    ids: shown.map((result) => result.raw_url || result.url),
    total: found.results.length,
    counts,
    approximate,
  };
};
