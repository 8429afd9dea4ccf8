// The page of the search: the address is the state, query.js answers, this file writes what it says.
/** @import * as T from "./types.js" */
import { fold, pieces, stem } from "./analysis.js";
import { cards, search } from "./query.js";
import { index, make, past, reopen, site } from "./site.js";

/** @typedef {{mots: string, tri: string, closes: boolean, filtres: Record<string, string[]>, typing: boolean}} State */

const STEP = 10;
// Values from which a filter is searched rather than read.
const LONG = 12;
const box = /** @type {any} */ (document.querySelector("[data-search]"));
/** @param {string} name @returns {any} */
const part = (name) => box.querySelector(`[data-${name}]`);
const [results, heading, status, chips, failed, retry, said, list, more, empty, nothing, offers, clear, toggle, active] =
  "results count status chips failed retry said cards more empty nothing offers clear toggle active".split(" ").map(part);
const form = /** @type {any} */ (box.querySelector("form"));
const { mots: field, tri: sort, closes: also } = form.elements;
const tones = JSON.parse(box.dataset.tones);
/** @type {{panel: HTMLDetailsElement, name: string, title: string, rows: Map<string, any>}[]} */
const filters = [...box.querySelectorAll("details")].map((panel) => ({ panel, ...panel.dataset, rows: new Map() }));

/** @type {State} */
let state = { mots: "", tri: "", closes: false, filtres: {}, typing: false };
/** @type {T.Answer | undefined} */
let answer;
let turn = 0, typing = 0, saying = 0;

/** @param {number} n */
const nombre = (n) => n.toLocaleString("fr-FR");
/** @param {number} n */
const fiches = (n) => n ? `${nombre(n)}\u00a0fiche${n > 1 ? "s" : ""}` : "Aucune fiche";
/** @param {string[]} texts */
const quoted = (...texts) => texts.map((text) => `«\u00a0${text}\u00a0»`).join(", ");
/** @param {() => void} action @param {...(Node | string)} children */
function pill(action, ...children) {
  const made = make("button", "v-pill", ...children);
  made.type = "button";
  made.onclick = action;
  return made;
}

// State ----------------------------------------------------------------------------------------------------------

function read() {
  const asked = new URLSearchParams(location.search);
  sort.value = asked.get("tri") ?? "";
  sort.value ||= "";
  field.value = (asked.get("mots") ?? "").trim().slice(0, 200);
  state = { mots: field.value, tri: sort.value, closes: asked.get("closes") === "oui", filtres: {}, typing: false };
  for (const { name } of filters) {
    const codes = new Set(asked.getAll(name).filter(Boolean));
    if (codes.size) state.filtres[name] = [...codes];
  }
}

/** @param {boolean} push */
function write(push) {
  const { mots, tri, closes, filtres } = state;
  const asked = new URLSearchParams(mots && { mots });
  for (const name in filtres) for (const code of filtres[name]) asked.append(name, code);
  if (tri) asked.set("tri", tri);
  if (closes) asked.set("closes", "oui");
  const query = asked.size ? `?${asked}` : "";
  if (query !== location.search) history[push ? "pushState" : "replaceState"](null, "", location.pathname + query);
}

/** @param {Partial<State>} wanted a choice, which « back » undoes */
function change(wanted) {
  Object.assign(state, { mots: field.value.trim() }, wanted);
  write(true);
  return run();
}

/** @param {Partial<State>} wanted by a button that goes away: the focus goes to the count */
async function replace(wanted) {
  field.value = wanted.mots ?? field.value;
  await change(wanted);
  // Whoever types meanwhile goes on.
  if (document.activeElement !== field) heading.focus();
}

/** @param {string} name */
const chosen = (name) => state.filtres[name] ?? [];
/** @param {string} name @param {string[]} codes */
const choice = (name, ...codes) => ({ filtres: { ...state.filtres, [name]: codes } });
/** @param {string} name @param {string} code */
const without = (name, code) => choice(name, ...chosen(name).filter((one) => one !== code));
/** @param {string} name @param {string} code */
const and = (name, code) => choice(name, ...chosen(name), code);

// Answers --------------------------------------------------------------------------------------------------------

/** @param {number} [shown] @param {boolean} [again] @returns {Promise<void>} */
async function run(shown = STEP, again = false) {
  const mine = ++turn;
  clearTimeout(typing);
  results.ariaBusy = "true";
  try {
    const noms = filters.flatMap(({ panel, name }) => panel.open ? name : []);
    const found = await search(await index(), { ...state, noms });
    const [made, ways] = await Promise.all([cardsOf(found, 0, shown), found.total ? [] : loosened(found)]);
    if (mine !== turn) return;
    answer = found;
    failed.hidden = true;
    list.replaceChildren(...made);
    say(found, ways);
    // One that was opened meanwhile has no values yet.
    if (filters.some(({ panel, name }) => panel.open && !noms.includes(name) && !found.facets[name])) return run(shown);
  } catch (error) {
    if (mine !== turn) return;
    if (!again && /** @type {any} */ (error).failure === "missing") {
      // Another version was deployed.
      reopen();
      return run(shown, true);
    }
    // Another answer must not pass for this one.
    answer = undefined;
    clearTimeout(saying);
    status.textContent = "";
    heading.textContent = "Recherche indisponible";
    more.hidden = empty.hidden = true;
    for (const one of [list, said, offers]) one.replaceChildren();
    fail(error, () => run(shown));
  }
  results.ariaBusy = "false";
}

/** @param {unknown} error @param {() => void} again */
function fail(error, again) {
  console.warn(error);
  failed.hidden = false;
  retry.onclick = () => {
    heading.focus();
    again();
  };
}

/** What finds something where nothing does: a filter less, no filter, no word. @param {T.Answer} found */
async function loosened({ step }) {
  const some = filters.filter(({ name }) => chosen(name).length);
  /** @type {[string, Partial<State>][]} */
  const ways = some.map(({ name, title }) => [`le filtre ${quoted(title)}`, choice(name)]);
  if (some.length > 1) ways.push(["aucun filtre", { filtres: {} }]);
  if (some.length && step) ways.push(["les mots", { mots: "" }]);
  const opened = await index();
  const found = await Promise.all(ways.map(([, wanted]) => search(opened, { ...state, ...wanted })));
  return ways.flatMap(([label, wanted], i) =>
    found[i].total ? [pill(() => replace(wanted), `Sans ${label}\u00a0: ${fiches(found[i].total)}`)] : []);
}

/** @param {T.Answer} found @param {HTMLElement[]} ways */
function say({ total, closed, step, exact, last, corrections, places, facets }, ways) {
  /** @type {string[]} */
  const words = [];
  if (corrections.length && total) {
    const meant = quoted(...new Set(corrections.flatMap(({ shown }) => shown.slice(0, 2))));
    words.push(exact ? `Résultats élargis à ${meant}.`
      : `Aucune fiche pour ${quoted(...corrections.map(({ word }) => typedAs(word)))}. Résultats pour ${meant}.`);
  }
  // A letter or two are the beginning of something.
  if (!step && state.mots[1] && !state.typing) words.push(`${quoted(state.mots)} ne se cherche pas.`);
  if (step === "prefix") words.push(`Résultats élargis aux mots qui commencent par ${quoted(typedAs(last))}.`);
  if (step === "fewer" && total) words.push("Aucune fiche n’a tous ces mots. Voici celles qui en ont une partie.");
  heading.textContent = fiches(total);
  clearTimeout(saying);
  saying = setTimeout(() => (status.textContent = [`${fiches(total)}.`, ...words].join(" ")), 500);
  said.replaceChildren(...words.map((text) => make("p", "", text)), ...places
    .filter(({ facet, code, count }) => count && count < total && !chosen(facet).includes(code))
    .map(({ facet, code, label, count }) => pill(() => replace(and(facet, code)), `${label} seulement\u00a0: ${fiches(count)}`)));

  if (closed && !state.closes) {
    ways.push(pill(() => replace({ closes: true }), `Afficher ${total ? "aussi " : ""}${fiches(closed)} close${closed > 1 ? "s" : ""}`));
  }
  offers.replaceChildren(...ways);
  empty.hidden = total;
  more.hidden = list.children.length >= total;

  also.checked = state.closes;
  sort.value = state.tri;
  const removable = [];
  for (const filter of filters) {
    const { name, rows } = filter;
    const values = facets[name];
    // A long one says its values once it is open.
    if (values) showFilter(filter, values);
    else filter.panel.dataset.long = "";
    for (const code of chosen(name)) {
      // Its row stays when no value has the code any more: that of a closed record is not among those of open ones.
      removable.push(chip(rows.get(code)?.querySelector("span").textContent ?? code, without(name, code)));
    }
  }
  if (state.closes) removable.push(chip("Fiches closes aussi", { closes: false }));
  chips.replaceChildren(...removable);
  chips.hidden = clear.hidden = !removable.length;
  active.textContent = removable.length || "";
  nothing.textContent = [state.mots && quoted(state.mots), removable.length && "ces filtres"].filter(Boolean).join(" avec ");
}

/** A folded word as it stands in the field. @param {string} word */
function typedAs(word) {
  const { start, end } = pieces(state.mots).find(({ words }) => words.includes(word)) ?? {};
  return end ? state.mots.slice(start, end) : word;
}

/** @param {string} label @param {Partial<State>} wanted */
const chip = (label, wanted) =>
  make("li", "", pill(() => replace(wanted), make("span", "v-hidden", "Retirer le filtre "), label));

// Filters --------------------------------------------------------------------------------------------------------

/** @param {typeof filters[number]} filter @param {T.FacetCount[]} values */
function showFilter({ panel, name, title, rows }, values) {
  if (values.some(([code]) => !rows.has(code))) fillFilter(panel.querySelector("fieldset"), name, title, rows, values);
  const codes = chosen(name);
  const counts = new Map(values.map(([code, , count]) => [code, count]));
  let usable = 0;
  for (const [code, row] of rows) {
    const count = counts.get(code) ?? 0;
    const [label] = row.children;
    label.control.checked = codes.includes(code);
    label.lastChild.textContent = nombre(count);
    // What finds nothing is no choice.
    row.hidden = !count && !label.control.checked && !row.contains(document.activeElement);
    if (!row.hidden) usable++;
  }
  panel.hidden = !usable;
  /** @type {any} */
  const narrow = panel.querySelector("[type=search]");
  if (narrow) narrow.hidden = usable <= LONG && !narrow.value;
  /** @type {any} */
  const badge = panel.querySelector("[data-chosen]");
  badge.textContent = codes.length || "";
}

/** @param {any} set @param {string} name @param {string} title @param {Map<string, any>} rows @param {T.FacetCount[]} values */
function fillFilter(set, name, title, rows, values) {
  const list = make("ul", "");
  for (const [value, text] of values) {
    if (!rows.has(value)) {
      const input = Object.assign(make("input", ""), { type: "checkbox", name, value });
      rows.set(value, make("li", "", make("label", "v-check", input, make("span", "", text), make("b", ""))));
    }
    const row = rows.get(value);
    row.className = "";
    list.append(row);
  }
  while (set.children.length > 1) set.lastChild.remove();
  if (values.length > LONG) {
    const placeholder = "Chercher dans la liste";
    const narrow = make("input", "");
    Object.assign(narrow, { type: "search", placeholder, ariaLabel: `${placeholder}\u00a0: ${title}` });
    const spaced = (/** @type {string} */ text) => fold(text).replace(/['-]/g, " ").trim();
    narrow.oninput = () => {
      // Their names: a count is no part of it.
      for (const [value, text] of values) rows.get(value).classList.toggle("v-out", !spaced(text).includes(spaced(narrow.value)));
    };
    set.append(narrow);
  }
  set.append(list);
}

// Cards ----------------------------------------------------------------------------------------------------------

/** @param {T.Answer} found @param {number} first @param {number} count */
const cardsOf = async (found, first, count) =>
  (await cards(found, first, count)).map((card) => make("li", "", cardOf(card, found.terms)));

/** @param {T.Card} card @param {Set<string>} terms */
function cardOf({ titre, resume, lieu, faits, etat, address, facets, deadline }, terms) {
  /** @param {string} text */
  const marked = (text) => {
    const made = [];
    let at = 0;
    for (const { start, end, words } of pieces(text)) {
      if (!words.some((word) => terms.has(stem(word)))) continue;
      // « d’ » was not asked for.
      const from = start + (/^\p{L}{1,2}['’]/u.exec(text.slice(start, end))?.[0].length ?? 0);
      made.push(text.slice(at, from), make("mark", "", text.slice(from, end)));
      at = end;
    }
    return [...made, text.slice(at)];
  };
  /** @param {string} icon @param {string} text */
  const fact = (icon, text) => make("span", `v-meta v-i-${icon}`, make("span", "", ...marked(text)));
  const [genre, label] = facets.genre;
  const [state, situation] = facets.statut;
  const tone = tones[state] ?? (etat && "neutral");
  const link = make("a", "", ...marked(titre));
  link.href = new URL(address, site).href;
  const marks = make("p", "v-chips", make("span", `v-chip v-kind-${genre} v-i-${genre}`, label));
  if (tone) marks.append(make("span", `v-status v-status--${tone}`, etat || situation));
  const card = make("article", `v-card v-kind-${genre}`, make("h3", "v-card__title", link), marks);
  if (resume) card.append(make("p", "v-card__text", ...marked(resume)));
  const facts = make("p", "v-card__meta");
  if (lieu) facts.append(fact("place", lieu));
  if (faits) facts.append(fact(genre === "emploi" ? "badge" : "group", faits));
  // Of what the editors ended before its date, the date does not matter any more.
  if (deadline && (tone !== "closed" || /clos|arch/.test(state) && past(deadline.day, deadline.zone, deadline.time))) {
    const day = new Date(deadline.day * 864e5).toLocaleDateString("fr-FR", { dateStyle: "long", timeZone: "UTC" });
    // Without an hour of its own, the whole day is open.
    const hour = /23:59/.test(deadline.time) ? "" : deadline.time.replace(/^0?(.+):/, " à\u00a0$1\u00a0h\u00a0")
      + (/Paris/.test(deadline.zone) ? "" : " (heure\u00a0locale)");
    facts.append(fact(`deadline${/open|soon/.test(tone) ? " v-meta--limit" : ""}`,
      `${tone === "closed" ? "Échéance le" : "Jusqu’au"} ${day.replace(/^1 /, "1er ").replaceAll(" ", "\u00a0")}${hour}`));
  }
  card.append(facts);
  return card;
}

// Events ---------------------------------------------------------------------------------------------------------

field.oninput = () => {
  clearTimeout(typing);
  typing = setTimeout(() => {
    state.mots = field.value.trim();
    // The first key leaves in the history what was settled; the others change what it began.
    write(!state.typing);
    state.typing = true;
    run();
  }, 90);
};

for (const { panel, name } of filters) {
  panel.ontoggle = () => {
    if (panel.open && answer && !answer.facets[name]) run(list.children.length);
  };
}

form.onsubmit = (/** @type {Event} */ event) => {
  event.preventDefault();
  change({ typing: false });
};

form.onchange = (/** @type {any} */ { target: { name, value, checked } }) => {
  if (name === "tri") change({ tri: value });
  else if (name === "closes") change({ closes: checked });
  else if (filters.some((filter) => filter.name === name)) change(checked ? and(name, value) : without(name, value));
};

clear.onclick = () => replace({ filtres: {}, closes: false });

toggle.onclick = () => (toggle.ariaExpanded = String(toggle.ariaExpanded !== "true"));

more.onclick = async () => {
  const first = list.children.length;
  const found = /** @type {T.Answer} */ (answer);
  try {
    const made = await cardsOf(found, first, STEP);
    // Another answer came, or another click was faster.
    if (found !== answer || first !== list.children.length) return;
    list.append(...made);
    made[0]?.querySelector("a")?.focus();
    more.hidden = list.children.length >= found.total;
    // For whoever comes back from one of them.
    history.replaceState(list.children.length, "");
  } catch (error) {
    if (found === answer) fail(error, () => run(first + STEP));
  }
};

onpopstate = ({ state: shown }) => {
  // A link to a part of this page.
  if (location.hash) return;
  read();
  run(shown ?? STEP);
};

const typed = field.value.trim();
read();
if (typed && !state.mots) {
  // Typed while the scripts came.
  field.value = state.mots = typed;
  write(false);
} else if (location.search === "?mots=") field.focus();
run(history.state ?? STEP);
