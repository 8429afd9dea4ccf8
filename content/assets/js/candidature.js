// « Préparer ma candidature »: one situation chosen, its lines among those of everybody, boxes to tick, a message that
// follows, one sheet to print. The choice and the ticks stay on the device, or on the page where storage is refused.

const SITUATION = "vivier.situation";
const LISTS = { alerts: ".v-alerts", documents: ".v-checklist", steps: ".v-steps" };

const root = document.documentElement;
const kit = document.querySelector("[data-kit]");
const TICKS = `vivier.dossier.${kit.dataset.kit}`;

function read(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key, value) {
  try {
    if (value) localStorage.setItem(key, value);
    else localStorage.removeItem(key);
    return true;
  } catch {
    return false;
  }
}

function readTicks() {
  try {
    const names = JSON.parse(read(TICKS));
    return new Set(Array.isArray(names) ? names : []);
  } catch {
    return new Set();
  }
}

function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

function button(text, action) {
  const made = make("button", { type: "button", className: "v-kit__button", textContent: text });
  made.addEventListener("click", action);
  return made;
}

// One situation --------------------------------------------------------------------------------------------------

const folds = [...kit.querySelectorAll("[data-pour]")];
const common = Object.fromEntries(
  Object.entries(LISTS).map(([kind, list]) => [kind, kit.querySelector(`:scope > ${list}`)]));
const select = make("select", { id: "situation" }, new Option("Toutes les situations", ""));
const answer = make("div", { className: "v-kit__answer", hidden: true });
// Said aloud: what is shown elsewhere appears in silence. There before it speaks, or nobody would hear it.
const told = make("div", { className: "v-hidden", role: "status" });
// Nodes lent to the answer or to the common lists, with the parent each goes back to.
const lent = new Map();
const rank = (line) => Number(line.dataset.rang ?? 0);

function lend(nodes) {
  for (const node of nodes) lent.set(node, node.parentElement);
  return nodes;
}

function giveBack() {
  for (const [node, home] of lent) home.append(node);
  lent.clear();
  answer.replaceChildren();
}

function choose(name) {
  const chosen = folds.find((fold) => fold.dataset.pour.split(" ").includes(name));
  // Whoever may not apply is told why and what else to do: what the others send is hidden.
  const refused = Boolean(chosen && "non" in chosen.dataset);
  giveBack();
  kit.classList.toggle("v-kit--non", refused);
  for (const [kind, list] of Object.entries(LISTS)) {
    const own = chosen && !refused ? lend([...chosen.querySelectorAll(`${list} > li`)]) : [];
    // A stable sort: at equal rank, what everybody needs comes first.
    common[kind].append(...[...common[kind].children, ...own].sort((one, other) => rank(one) - rank(other)));
  }
  select.value = chosen ? name : "";
  if (chosen) {
    const [summary, reason] = chosen.children;
    const nodes = [...chosen.childNodes];
    answer.append(
      make("strong", { textContent: summary.querySelector("em").textContent }),
      ...(refused ? lend(nodes.slice(nodes.indexOf(summary) + 1)) : [reason.cloneNode(true)]),
    );
  }
  answer.hidden = !chosen;
  told.textContent = chosen ? answer.firstChild.textContent : "";
  if (folds.length) folds[0].parentElement.hidden = Boolean(chosen);
  follow();
}

// The situations by name, in the order of the page.
const situations = new Map(folds.flatMap((fold) =>
  fold.dataset.pour.split(" ").map((code, at) => [code, fold.querySelectorAll("span")[at].textContent])));
for (const [code, name] of situations) select.append(new Option(name, code));
select.addEventListener("change", () => {
  write(SITUATION, select.value);
  choose(select.value);
});

// Boxes ----------------------------------------------------------------------------------------------------------

const ticked = readTicks();
const count = make("div", { className: "v-kit__count", role: "status" });
const boxes = [...kit.querySelectorAll(".v-checklist b")].map((name) => {
  const box = make("input", { type: "checkbox", value: name.textContent });
  const label = make("label");
  name.replaceWith(label);
  label.append(box, name);
  box.addEventListener("change", () => {
    if (box.checked) ticked.add(box.value);
    else ticked.delete(box.value);
    write(TICKS, ticked.size ? JSON.stringify([...ticked]) : "");
    follow();
  });
  return box;
});

// Message --------------------------------------------------------------------------------------------------------

const mail = kit.querySelector("[data-message]");
const text = kit.querySelector("pre");
const list = kit.querySelector("[data-pieces]");
const COPY = "Copier le message";
const copying = button(COPY, async () => {
  try {
    await navigator.clipboard.writeText(text.textContent);
    copying.textContent = "Message copié";
  } catch {
    copying.textContent = "Copie refusée\u00a0: sélectionner le texte";
  }
  told.textContent = copying.textContent;
});

// What depends on the lines now in the list, and on the ticks.
function follow() {
  const lines = [...common.documents.children];
  const listed = lines.map((line) => line.querySelector("input"));
  for (const box of boxes) box.checked = ticked.has(box.value);
  const ready = listed.filter((box) => box.checked).length;
  count.textContent = `${ready} prêt${ready > 1 ? "s" : ""} sur ${listed.length}`;
  count.hidden = listed.length === 0;
  if (!mail) return;
  // The list says from which rank a document is optional, or only to keep ready.
  const sent = lines.filter((line) => rank(line) < Number(list.dataset.pieces));
  const before = list.textContent;
  list.textContent = sent.map((line) => `- ${line.querySelector("input").value}`).join("\n");
  if (list.textContent !== before) copying.textContent = COPY;
  const body = encodeURIComponent(text.textContent.replaceAll("\n", "\r\n"));
  mail.href = mail.href.replace(/&body=.*$/, () => `&body=${body}`);
}

// Paper ----------------------------------------------------------------------------------------------------------

function printList(event) {
  event.preventDefault();
  root.classList.add("v-print-kit");
  print();
}

addEventListener("afterprint", () => root.classList.remove("v-print-kit"));
document.querySelectorAll("a.v-i-print").forEach((link) => link.addEventListener("click", printList));

function forget() {
  ticked.clear();
  write(TICKS, "");
  write(SITUATION, "");
  choose("");
}

const kept = write("vivier.essai", "1") && write("vivier.essai", "");
const note = kept
  ? "Votre choix et vos coches sont gardés sur cet appareil seulement."
  : "Ce navigateur refuse de garder votre choix et vos coches\u00a0: ils sont oubliés quand vous quittez la page.";

if (folds.length) {
  const label = make("label", { htmlFor: "situation", textContent: "Votre situation" });
  kit.querySelector("h2").after(make("div", { className: "v-kit__choice" }, label, select, answer, told));
}
if (mail && navigator.clipboard) text.after(copying);
// Beside what is never hidden from whoever may not apply.
if (!folds.length) text?.after(told);
common.documents.after(
  make("div", { className: "v-kit__tools" }, count, button("Imprimer ma liste", printList), button("Effacer", forget),
    make("div", { className: "v-kit__note", textContent: note })),
);
choose(read(SITUATION));
