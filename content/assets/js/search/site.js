// The index of this site, opened once for the page and for the completions.
/** @import * as T from "./types.js" */
import { fetchFrom } from "./files.js";
import { openIndex } from "./query.js";

export const site = new URL("../../../", import.meta.url);

// A site built as of a chosen day stays on that day.
const day = /** @type {HTMLMetaElement | null} */ (document.querySelector("meta[name=vivier-jour]"))?.content;
/** Now, « 2025-05-22 23:30 »; a chosen day has no hour. @param {string} zone */
const clock = (zone) => day ? `${day} 00:00`
  : new Date().toLocaleString("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" });

/** @param {number} days since 1970 */
export const isoDay = (days) => new Date(days * 864e5).toISOString().slice(0, 10);

/** @type {T.Over} */
export const past = (days, zone, time) => clock(zone) > `${isoDay(days)} ${time}`;

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
