// What search engines would say of the structured data of pages: one list of issues for each file named.
import { readFile } from "node:fs/promises";
import Validator from "@adobe/structured-data-validator";
import WebAutoExtractor from "@marbec/web-auto-extractor";

const report = {};
for (const path of process.argv.slice(2)) {
  const found = new WebAutoExtractor({ addLocation: true }).parse(await readFile(path, "utf-8"));
  const issues = await new Validator(null).validate(found);
  report[path] = {
    types: Object.keys(found.jsonld),
    errors: [
      ...found.errors.map((one) => one.message ?? String(one)),
      ...issues.filter((one) => one.severity === "ERROR").map((one) => `${one.rootType} ${one.issueMessage}`),
    ],
    warnings: issues
      .filter((one) => one.severity !== "ERROR")
      .map((one) => `${one.rootType} ${one.issueMessage}`),
  };
}
process.stdout.write(JSON.stringify(report));
