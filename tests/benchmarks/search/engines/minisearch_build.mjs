// node minisearch_build.mjs DOCUMENTS OUT: one JSON index of every document.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import MiniSearch from "minisearch";
import { OPTIONS } from "./minisearch_options.js";

const [documents, out] = process.argv.slice(2);
const index = new MiniSearch(OPTIONS);
for (const line of readFileSync(documents, "utf8").split("\n")) if (line) index.add(JSON.parse(line));
writeFileSync(join(out, "index.json"), JSON.stringify(index));
