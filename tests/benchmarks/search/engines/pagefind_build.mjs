// node pagefind_build.mjs DOCUMENTS OUT [N]: Pagefind's own client, a page of weighted fields for each document; its
// cards in a file each, or all together in N files.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as pagefind from "pagefind";
import { tokens } from "./french.js";

const [documents, out, fragments] = process.argv.slice(2);
const escape = (text) => String(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const words = (text) => escape(tokens(text || "", true).join(" "));
const WEIGHTS = { titre: 8, lieu: 6, organisme: 4, competences: 3, texte: 1 };

function page(record) {
  const fields = Object.entries(WEIGHTS).map(
    ([name, weight]) => `<p data-pagefind-weight="${weight}">${words(record[name])}</p>`,
  );
  const filters = Object.entries(record.facettes).flatMap(([name, values]) =>
    values.map((value) => `<i data-pagefind-filter="${name}[data-v]" data-v="${escape(value)}"></i>`),
  );
  const sorts = ["limite", "publication"].map(
    (name) => `<i data-pagefind-sort="${name}[data-v]" data-v="${record[name]}"></i>`,
  );
  const meta = ["titre", "organisme", "lieu", "limite"].map(
    (name) => `<i data-pagefind-meta="${name}[data-v]" data-v="${escape(record[name] || "")}"></i>`,
  );
  return `<html lang="fr"><body>${meta.join("")}${filters.join("")}${sorts.join("")}${fields.join("")}</body></html>`;
}

const { index } = await pagefind.createIndex({ forceLanguage: "fr", ...(fragments && { maxFragments: Number(fragments) }) });
const records = readFileSync(documents, "utf8").split("\n").filter(Boolean);
for (let start = 0; start < records.length; start += 50)
  await Promise.all(
    records.slice(start, start + 50).map((line) => {
      const record = JSON.parse(line);
      return index.addHTMLFile({ url: record.id, content: page(record) });
    }),
  );
const { errors } = await index.writeFiles({ outputPath: join(out, "pagefind") });
if (errors.length) throw new Error(errors.join("\n"));
await pagefind.close();
