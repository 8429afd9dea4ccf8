// What the browser's modules do when files fail, change, or come unpacked, and with a page that aged.
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";

const [scripts, folder] = process.argv.slice(2).map((path) => pathToFileURL(`${path}/`));
const { cards, completions, openIndex, search } = await import(new URL("query.js", scripts));
const { IndexError, fetchFrom } = await import(new URL("files.js", scripts));
const read = (name) => readFile(new URL(name, folder));
const request = { mots: "innovation" };
const say = (name, value) => console.log(JSON.stringify([name, value]));
const failure = (promise) => promise.then(() => "", (error) => error instanceof IndexError && error.failure);

/** An index whose files go through `change(name, bytes)`. */
let asked = [];
const changed = (change) => openIndex(async (name) => {
  asked.push(name);
  return change(name, new Uint8Array(await read(name)));
});
const total = async (index, more) => (await search(index, { ...request, ...more })).total;

say("unpacked", await total(await changed((_, bytes) => gunzipSync(bytes))));

asked = [];
const kept = await changed((_, bytes) => bytes);
await total(kept);
await total(kept);
say("asked twice", asked.length - new Set(asked).size);

let down = true;
const unsteady = await changed((name, bytes) => {
  if (down && name[0] === "t") throw new IndexError("network", name);
  return bytes;
});
say("network", await failure(search(unsteady, request)));
down = false;
say("network, again", await total(unsteady));

const gone = await changed((name, bytes) => {
  if (name[0] === "f") throw new IndexError("missing", name);
  return bytes;
});
say("missing", await failure(search(gone, request)));
let cardsGone = false;
const without = await changed((name, bytes) => {
  if (cardsGone && name[0] === "c") throw new IndexError("missing", name);
  return bytes;
});
const answer = await search(without, request);
cardsGone = true;
say("cards", await failure(cards(answer, 0, 10)));
say("broken", await failure(search(await changed((name, bytes) => (name[0] === "t" ? bytes.slice(0, 30) : bytes)), request)));
say("truncated", await failure(search(await changed((name, bytes) => (name[0] === "t" ? gunzipSync(bytes).subarray(0, 9) : bytes)), request)));

globalThis.fetch = async (url) => {
  if (url.pathname.endsWith("lost.bin")) return new Response("", { status: 404 });
  if (url.pathname.endsWith("cut.bin")) throw new TypeError("cut");
  return new Response(url.pathname.endsWith("ill.bin") ? "" : "body", { status: url.pathname.endsWith("ill.bin") ? 500 : 200 });
};
const over = fetchFrom("https://exemple.fr/sous/chemin/recherche/index/");
say("fetch", await Promise.all(["a.bin", "lost.bin", "cut.bin", "ill.bin"].map((name) => failure(over(name)))));

const index = await openIndex(read);
say("completions", [await completions(index, "poste d’innov"), await completions(index, "innov "), await completions(index, "z")]);
for (const day of [20219, 20222, 20235]) {
  const aged = await openIndex(read, (limit, zone, time) => zone === "Europe/Paris" && `${limit} ${time}` < `${day} 12:00`);
  const found = await search(aged, { mots: "" });
  say("aged", [found.total, (await cards(found, 0, 1))[0].id]);
}
