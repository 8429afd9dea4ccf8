// Answers requests read as JSON lines, from an index in a folder: what the browser would find.
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const [scripts, folder] = process.argv.slice(2).map((path) => pathToFileURL(`${path}/`));
const { cards, completions, openIndex, search } = await import(new URL("query.js", scripts));
const index = await openIndex((name) => readFile(new URL(name, folder)));
for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  const answer = await search(index, request);
  const { index: _, last, terms, documents, ...said } = answer;
  const shown = await cards(answer, 0, 3);
  const proposed = request.typing ? await completions(index, request.mots) : [];
  console.log(JSON.stringify({ ...said, documents: [...documents], terms: [...terms].sort(), shown, proposed }));
}
