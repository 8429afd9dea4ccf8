// The index of this site, opened once for the page and for the completions of its fields.
/** @import * as T from "./types.js" */
import { fetchFrom } from "./files.js";
import { completions, openIndex } from "./query.js";

export const site = new URL("../../../", import.meta.url);

// A site built as of a chosen day stays on that day.
const day = /** @type {HTMLMetaElement | null} */ (document.querySelector("meta[name=vivier-jour]"))?.content;
/** Now, « 2025-05-22 23:30 »; a chosen day has no hour. @param {string} zone */
const clock = (zone) => day ? `${day} 00:00`
  : new Date().toLocaleString("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" });

/** Days are counted from 1970. @type {T.Over} */
export const past = (days, zone, time) => clock(zone) > `${new Date(days * 864e5).toISOString().slice(0, 10)} ${time}`;

/** @type {Promise<T.Index> | undefined} */
let opened;

export function index() {
  opened ??= openIndex(fetchFrom(new URL("recherche/index/", site)), day ? null : past);
  opened.catch(reopen);
  return opened;
}

export function reopen() {
  opened = undefined;
}

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag @param {string} classes @param {...(Node | string)} children texts are never read as HTML
 */
export function make(tag, classes, ...children) {
  const made = document.createElement(tag);
  if (classes) made.className = classes;
  made.append(...children);
  return made;
}

/** Completions of the last word of a field: a combobox with a list, as the WAI-ARIA practices describe it. @param {HTMLInputElement} field */
export function suggest(field) {
  const list = make("ul", "v-suggest");
  Object.assign(list, { id: `${field.id}-choix`, role: "listbox", ariaLabel: "Mots proposés" });
  field.setAttribute("aria-controls", list.id);
  field.after(list);
  let [at, turn, wait] = [-1, 0, 0];

  /** @param {number} place */
  function point(place) {
    at = place;
    [...list.children].forEach((option, i) => (option.ariaSelected = `${i === at}`));
    field.setAttribute("aria-activedescendant", list.children[at]?.id ?? "");
  }

  /** @param {string[]} texts */
  function show(texts) {
    list.replaceChildren(...texts.map((text, i) =>
      Object.assign(make("li", "", text), { id: `${list.id}-${i}`, role: "option" })));
    list.hidden = !texts.length;
    field.ariaExpanded = `${!list.hidden}`;
    point(-1);
  }

  function close() {
    turn++;
    clearTimeout(wait);
    show([]);
  }

  /** @param {Element} option */
  function choose(option) {
    field.value = `${option.textContent} `;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    close();
  }

  async function look() {
    const mine = ++turn;
    // Without completions nothing is lost: the search itself says what fails.
    const found = await index().then((opened) => completions(opened, field.value)).catch(() => []);
    if (mine === turn && document.activeElement === field) show(found.filter((text) => text !== field.value.trim()));
  }

  function later() {
    clearTimeout(wait);
    wait = setTimeout(look, 60);
  }

  field.addEventListener("input", later);
  field.addEventListener("blur", close);
  field.form?.addEventListener("submit", close);
  // The field keeps the focus.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", ({ target }) => {
    const option = /** @type {Element} */ (target).closest("li");
    if (option) choose(option);
  });
  field.addEventListener("keydown", (event) => {
    const { key } = event;
    const count = list.children.length;
    if (!count || event.isComposing) return;
    if (key === "ArrowDown") point(at + 1 < count ? at + 1 : -1);
    else if (key === "ArrowUp") point(at < 0 ? count - 1 : at - 1);
    else if (key === "Escape") close();
    else if (key === "Enter" && at >= 0) choose(list.children[at]);
    else return;
    event.preventDefault();
  });
  show([]);
  later();
}
