// Runs before the first paint: applies the theme the reader chose, and says that scripts run.
(() => {
  const root = document.documentElement;
  root.classList.remove("no-js");
  let theme = null;
  try {
    theme = localStorage.getItem("vivier.theme");
  } catch {
    // Storage refused: the system's wish decides.
  }
  if (theme === "clair" || theme === "sombre") root.dataset.theme = theme;
})();
