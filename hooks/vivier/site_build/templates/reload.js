// Asks the preview whether what this page shows has changed, and loads it again when it has. Only while the page is on
// screen: a browser keeps few connections to one host, and a hidden page asks as soon as it is shown.
(() => {
  const seen = document.currentScript.dataset.seen;
  const question = `/livereload/${seen}?${location.pathname}`;
  let asking = new AbortController();

  async function ask(signal) {
    while (!signal.aborted) {
      try {
        const answer = await fetch(question, { signal, cache: "no-store" });
        if (!answer.ok) throw new Error(answer.statusText);
        if ((await answer.text()) !== seen) return location.reload();
      } catch {
        // The server is being started again, or the page is leaving.
        await new Promise((resolve) => setTimeout(resolve, 1000));
      }
    }
  }

  function stop() {
    asking.abort();
  }

  function look() {
    stop();
    if (document.visibilityState !== "visible") return;
    asking = new AbortController();
    ask(asking.signal);
  }

  addEventListener("pageshow", look);
  addEventListener("pagehide", stop);
  document.addEventListener("visibilitychange", look);
})();
