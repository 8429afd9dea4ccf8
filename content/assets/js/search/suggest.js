// Completions of the last word of a field: a combobox with a list, as the WAI-ARIA practices describe it.
import { completions } from "./query.js";
import { index, make } from "./site.js";

/** @param {HTMLInputElement} field */
export function suggest(field) {
  const list = make("ul", "v-suggest");
  Object.assign(list, { id: `${field.id}-choix`, role: "listbox", ariaLabel: "Mots proposés" });
  Object.assign(field, { role: "combobox", ariaAutoComplete: "list" });
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
