// Reads {texts, words, tables} on its input; writes what the browser's analysis makes of each text, and the stem of each word.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const folder = pathToFileURL(process.argv[2] + "/");
const analysis = await import(new URL("analysis.js", folder));
const termsOf = (text) => analysis.queryWords(text).map(analysis.stem);
const { texts, words, tables } = JSON.parse(readFileSync(0, "utf8"));
analysis.learn(tables);
process.stdout.write(
  JSON.stringify({
    texts: texts.map((text) => [analysis.queryWords(text), termsOf(text)]),
    pieces: texts.map((text) => analysis.pieces(text)),
    snowball: words.map(analysis.snowball),
    stems: words.map(analysis.stem),
  }),
);
