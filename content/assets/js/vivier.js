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

// Days from today, in the time zone of the record, to a date written AAAA-MM-JJ.
function daysLeft(limit, zone) {
  const today = chosenDay ?? new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(new Date());
  return Math.round((Date.parse(limit) - Date.parse(today)) / 86400000);
}

function sayDaysLeft(node) {
  const { quand, limite, fuseau, suffixe } = node.dataset;
  const days = daysLeft(limite, fuseau);
  const past = days < 0;
  if (quand === "reste") {
    const left = days === 0 ? "Dernier jour" : `Encore ${days} jour${days > 1 ? "s" : ""}`;
    node.textContent = past ? "Échéance passée" : `${left} ${suffixe}`;
  } else if (past && quand === "statut") {
    node.textContent = "Échéance passée";
    node.classList.remove("v-status--open", "v-status--soon");
    node.classList.add("v-status--closed");
  } else if (past && quand === "encart") {
    node.classList.remove("v-deadline--open", "v-deadline--soon");
    node.classList.add("v-deadline--closed");
  } else if (past && quand === "repere") {
    node.classList.remove("v-meta--limit");
  } else if (past && quand === "action") {
    node.hidden = true;
  }
}

function printDate(node) {
  addEventListener("beforeprint", () => {
    node.textContent = `, imprimé le ${new Date().toLocaleDateString("fr-FR", { dateStyle: "long" })}`;
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
