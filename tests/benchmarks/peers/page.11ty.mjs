// A page of the data: its shell, and its article block by block.
import markdownIt from "markdown-it";

const markdown = markdownIt({ html: false });
const SLOT = /\ue000(\w+)\ue001/g;
const escape = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const list = (block) =>
  `<${block.t}${block.a}>${block.items.map(([marks, inner]) => `<li${marks}>${inner}</li>`).join("")}</${block.t}>`;

const BLOCKS = {
  html: (block) => block.x,
  p: (block) => `<p${block.a}>${block.x}</p>`,
  section: (block) => `<section${block.a}>\n${block.x ? `<h2>${block.x}</h2>\n` : ""}`,
  end: () => "\n</section>\n",
  h3: (block) => `<h3>${block.x}</h3>\n`,
  prose: (block, page) => `<div class="v-prose">${markdown.render(page.markdown[block.i])}</div>`,
  ul: list,
  ol: list,
  dl: (block) => `<dl${block.a}>${block.rows.map(row).join("")}</dl>\n`,
  cards: (block) => `<ul class="v-grid${block.a}">${block.cards.map(card).join("")}</ul>\n`,
};

function row([marks, term, values]) {
  const described = values.map(([more, value]) => `<dd${more}>${value}</dd>`).join("");
  return `<div>\n<dt${marks}>${term}</dt>${described}</div>`;
}

function card({ kind, level, url, title, chips, text, meta }) {
  return `<li><article class="v-card v-kind-${kind}">
<h${level} class="v-card__title"><a href="${url}">${title}</a></h${level}>${
    chips ? `<p class="v-chips">${chips}</p>` : ""
  }${text ? `<p class="v-card__text">${text}</p>` : ""}${
    meta ? `<p class="v-card__meta">${meta}</p>` : ""
  }</article></li>`;
}

export default class {
  data() {
    return {
      pagination: { data: "data.pages", size: 1, alias: "one" },
      permalink: ({ one }) => `/${one.url}index.html`,
      eleventyComputed: {},
    };
  }

  render({ one, data }) {
    const fill = (part) => part.replace(SLOT, (_, name) => escape(one[name]));
    const [before, after] = data.shells[one.shell];
    return fill(before) + one.blocks.map((block) => BLOCKS[block.t](block, one)).join("") + fill(after);
  }
}
