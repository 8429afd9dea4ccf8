"""Hugo, with the pages of our site: a content adapter over one file of data, and one layout for each shell.

The fastest of what was tried: the shell and the article written out in each layout, as plain text (Hugo then escapes
nothing by itself), the texts of a page rendered in one go and cut at rules, no other kind of page, no feed.
"""

import json
import shutil
from pathlib import Path
from typing import Any

from tests.benchmarks.peers.pages import SLOT, SLOTS, Pages

RULE = "\n\n***\n\n"
"""What separates the texts of a page; none of them has one."""

_CONFIG = """\
baseURL = "https://vivier.example/"
locale = "fr"
disableKinds = ["home", "section", "taxonomy", "term", "rss", "sitemap", "robotsTXT", "404"]
[outputFormats.plain]
mediaType = "text/html"
baseName = "index"
isHTML = true
isPlainText = true
permalinkable = true
[outputs]
page = ["plain"]
[markup.goldmark.parser]
autoHeadingID = false
[markup.goldmark.extensions]
typographer = false
linkify = false
footnote = false
definitionList = false
taskList = false
strikethrough = false
[markup.goldmark.renderer]
unsafe = false
"""

_ARTICLE = """\
{{- $texts := split .Content "<hr>" -}}
{{- range .Params.blocks -}}
{{- $t := .t -}}
{{- if eq $t "html" }}{{ .x }}
{{- else if eq $t "p" }}<p{{ .a }}>{{ .x }}</p>
{{- else if eq $t "section" }}<section{{ .a }}>
{{ with .x }}<h2>{{ . }}</h2>
{{ end }}
{{- else if eq $t "end" }}
</section>
{{ else if eq $t "prose" }}<div class="v-prose">{{ index $texts (int .i) }}</div>
{{- else if eq $t "h3" }}<h3>{{ .x }}</h3>
{{ else if eq $t "dl" }}<dl{{ .a }}>{{ range .rows }}<div>
<dt{{ index . 0 }}>{{ index . 1 }}</dt>
{{- range index . 2 }}<dd{{ index . 0 }}>{{ index . 1 }}</dd>{{ end }}</div>{{ end }}</dl>
{{ else if eq $t "ul" }}<ul{{ .a }}>{{ range .items -}}
<li{{ index . 0 }}>{{ index . 1 }}</li>{{ end }}</ul>
{{ else if eq $t "ol" }}<ol{{ .a }}>{{ range .items -}}
<li{{ index . 0 }}>{{ index . 1 }}</li>{{ end }}</ol>
{{ else if eq $t "cards" }}<ul class="v-grid{{ .a }}">{{ range .cards }}<li><article class="v-card v-kind-{{ .kind }}">
{{ if eq .level "2" }}<h2 class="v-card__title"><a href="{{ .url }}">{{ .title }}</a></h2>
{{- else }}<h3 class="v-card__title"><a href="{{ .url }}">{{ .title }}</a></h3>{{ end }}
{{- with .chips }}<p class="v-chips">{{ . }}</p>{{ end }}
{{- with .text }}<p class="v-card__text">{{ . }}</p>{{ end }}
{{- with .meta }}<p class="v-card__meta">{{ . }}</p>{{ end -}}
</article></li>{{ end }}</ul>
{{ end -}}
{{- end -}}
"""

_ADAPTER = """\
{{ range (resources.Get "pages.json" | transform.Unmarshal) }}
{{ $page := . }}
{{ with .source }}{{ with resources.Get . }}
{{ $page = merge $page (dict "params" (dict "record" (. | transform.Unmarshal))) }}
{{ end }}{{ end }}
{{ $.AddPage $page }}
{{ end }}
"""


def write(pages: Pages, folder: Path, records: Path | None) -> None:
    """Write a Hugo site that makes the same pages, and reads the records too when their folder is given."""
    for name in ("layouts", "assets", "content"):
        (folder / name).mkdir(parents=True)
    (folder / "hugo.toml").write_text(_CONFIG, encoding="utf-8")
    (folder / "content" / "_content.gotmpl").write_text(_ADAPTER, encoding="utf-8")
    for number, (before, after) in enumerate(pages.shells):
        layout = f"{before}\ue002{after}"
        for name in SLOTS:
            layout = layout.replace(SLOT.format(name), f"{{{{ .Params.v_{name} | htmlEscape }}}}")
        file = folder / "layouts" / f"shell{number}.plain.html"
        file.write_text(layout.replace("\ue002", _ARTICLE), encoding="utf-8")
    if records is not None:
        shutil.copytree(records, folder / "assets" / "postings")
    data = [_page(page, read=records is not None) for page in pages.pages]
    (folder / "assets" / "pages.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def _page(page: dict[str, Any], *, read: bool) -> dict[str, Any]:
    """Return what the adapter adds for a page."""
    return {
        **({"source": page["source"]} if read and page["source"] else {}),
        "path": page["url"].rstrip("/"),
        "url": f"/{page['url']}",
        "layout": f"shell{page['shell']}",
        "params": {"blocks": page["blocks"], **{f"v_{name}": page[name] for name in SLOTS}},
        "content": {"mediaType": "text/markdown", "value": RULE.join(page["markdown"])},
    }
