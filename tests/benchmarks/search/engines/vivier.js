// The page of Vivier: its own modules, asked what its page asks of them.

import { fetchFrom } from "./search/files.js";
import { cards, openIndex, search } from "./search/query.js";

let opened;

window.search = async (mots, filtres = {}, typing = false) => {
  const index = await (opened ||= openIndex(fetchFrom(new URL("index/", location.href))));
  const answer = await search(index, { mots, filtres, typing });
  const shown = await cards(answer, 0, 10);
  const counts = Object.entries(answer.facets).map(([name, values]) => [
    name,
    Object.fromEntries(values.filter(([, , count]) => count).map(([code, , count]) => [code, count])),
  ]);
  return {
    ids: shown.map((card) => `${card.facets.genre[0]}:${card.id}`),
    total: answer.total,
    counts: Object.fromEntries(counts),
    approximate: answer.step === "typos" || answer.step === "fewer",
  };
};
