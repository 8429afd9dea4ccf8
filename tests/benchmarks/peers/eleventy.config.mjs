// The site that Eleventy builds beside ours: the pages of « pages.json », and the records where they are asked for.
import { readFileSync } from "node:fs";
import yaml from "js-yaml";

const data = JSON.parse(readFileSync("pages.json", "utf8"));
if (data.read) {
  for (const page of data.pages.filter(({ source }) => source)) {
    page.record = yaml.load(readFileSync(page.source, "utf8"), { schema: yaml.FAILSAFE_SCHEMA });
  }
}

export default function (config) {
  config.setUseGitIgnore(false);
  config.setQuietMode(true);
  config.setFreezeReservedData(false);
  config.addGlobalData("data", data);
  return { dir: { input: "src", output: "site" }, markdownTemplateEngine: false, htmlTemplateEngine: false };
}
