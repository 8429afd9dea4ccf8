// What the browser adds to a page that is whole without it: theme button, menu, days left, print date.

const root = document.documentElement;

function themeButton(button) {
  const next = { auto: "clair", clair: "sombre", sombre: "auto" };
  const names = { auto: "automatique", clair: "clair", sombre: "sombre" };
  const label = button.querySelector("[data-theme-label]");
  const show = () => {
    label.textContent = `Thème ${names[root.dataset.theme ?? "auto"]}`;
    button.title = `${label.textContent}. Changer de thème`;
  };
  button.addEventListener("click", () => {
    const theme = next[root.dataset.theme ?? "auto"];
    if (theme === "auto") delete root.dataset.theme;
    else root.dataset.theme = theme;
    try {
      if (theme === "auto") localStorage.removeItem("vivier.theme");
      else localStorage.setItem("vivier.theme", theme);
    } catch {
      // Storage refused: the choice lasts as long as the page.
    }
    show();
  });
  show();
  button.hidden = false;
}

function menuButton(button) {
  const menu = document.getElementById(button.getAttribute("aria-controls"));
  const set = (open) => {
    button.setAttribute("aria-expanded", String(open));
    menu.classList.toggle("v-nav--open", open);
  };
  button.addEventListener("click", () => set(button.getAttribute("aria-expanded") !== "true"));
  button.closest("header").addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || button.getAttribute("aria-expanded") !== "true") return;
    set(false);
    button.focus();
  });
  button.hidden = false;
}

// A site built as of a chosen day stays on that day, whatever the reader's clock says.
const chosenDay = document.querySelector("meta[name=vivier-jour]")?.content;

// Now in the time zone of the record, « 2025-05-22 23:30 »; a chosen day has no hour, all of it is open.
function nowIn(zone) {
  const form = { timeZone: zone, dateStyle: "short", timeStyle: "short" };
  return chosenDay ? `${chosenDay} 00:00` : new Intl.DateTimeFormat("sv-SE", form).format(new Date());
}

// A section that says how to apply: only its title is left, and no kit to bring to life.
function close(section) {
  const sentence = document.createElement("p");
  sentence.textContent = "Échéance passée\u00a0: les candidatures ne sont plus reçues.";
  section.replaceChildren(section.querySelector("h2"), sentence);
  delete section.dataset.kit;
}

function sayDaysLeft(node) {
  const { quand, limite, fuseau = "Europe/Paris" } = node.dataset;
  // « 2025-05-22 », or « 2025-05-22T12:00 » where the last day ends at an announced hour, included.
  const [day, hour = "23:59"] = limite.split("T");
  const now = nowIn(fuseau);
  const past = now > `${day} ${hour}`;
  const days = Math.round((Date.parse(day) - Date.parse(now.slice(0, 10))) / 86400000);
  if (quand === "reste") {
    const left = days === 0 ? "Dernier jour" : `Encore ${days} jour${days > 1 ? "s" : ""}`;
    node.textContent = past ? "Échéance passée" : `${left} pour candidater`;
  } else if (past && quand === "statut") {
    node.textContent = "Candidatures closes";
    node.classList.remove("v-status--open", "v-status--soon");
    node.classList.add("v-status--closed");
  } else if (past && quand === "encart") {
    node.classList.remove("v-deadline--open", "v-deadline--soon");
    node.classList.add("v-deadline--closed");
    // It says when the page should have been made again.
    for (const said of node.querySelectorAll(".v-deadline__asof")) said.hidden = true;
  } else if (past && quand === "repere") {
    node.classList.remove("v-meta--limit");
  } else if (past && quand === "action") {
    node.hidden = true;
  } else if (past && quand === "kit") {
    close(node);
  }
}

function printDate(node) {
  addEventListener("beforeprint", () => {
    // What was asked of the search is a part of its address.
    node.textContent = `${location.search}, imprimé le ${new Date().toLocaleDateString("fr-FR", { dateStyle: "long" })}`;
    node.hidden = false;
  });
}

for (const [selector, start] of [
  ["[data-theme-button]", themeButton],
  ["[data-menu-button]", menuButton],
  ["[data-limite]", sayDaysLeft],
  ["[data-print-date]", printDate],
]) {
  document.querySelectorAll(selector).forEach(start);
}

// Without its module the page is what it is without script: every situation.
if (document.querySelector("[data-kit]")) import("./candidature.js").catch(console.error);

// The search: its page, and the completions of any field, once something is typed there.
if (document.querySelector("[data-search]")) {
  // Without its modules the page is what it is without script: every list.
  import("./search/page.js").catch((error) => {
    root.classList.add("no-js");
    console.error(error);
  });
}
for (const field of document.querySelectorAll("[data-suggest]")) {
  // Said from the start to whoever hears the page: a field must not change its role under their fingers.
  Object.assign(field, { role: "combobox", ariaAutoComplete: "list", ariaExpanded: "false" });
  const start = () => import("./search/site.js").then(({ suggest }) => suggest(field), () => {});
  field.addEventListener("input", start, { once: true });
}
