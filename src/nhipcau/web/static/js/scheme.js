// Puts on the light or dark ground the reader chose, before the first paint. Without a choice the machine's own wish holds.
(function () {
  try {
    const chosen = localStorage.getItem("scheme");
    if (chosen === "light" || chosen === "dark") document.documentElement.dataset.scheme = chosen;
  } catch (refused) {
    // Storage may be closed to the page; then the machine's wish holds.
  }
})();
