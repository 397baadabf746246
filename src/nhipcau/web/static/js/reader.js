// In the split reader, pointing at a value lights its words and pointing at words lights their value. The links do the same without this.

const reader = document.querySelector("[data-reader]");
const WIDE = matchMedia("(min-width: 900px)");

function lit(root, on) {
  for (const each of root) each.classList.toggle("lit", on);
}

function wordsOf(value) {
  return value.dataset.words ? [...reader.querySelectorAll(`.words[data-words="${CSS.escape(value.dataset.words)}"]`)] : [];
}

function valueOf(words) {
  return words.dataset.value ? document.getElementById(words.dataset.value) : null;
}

function clear() {
  lit(reader.querySelectorAll(".lit"), false);
}

// Scrolls the pane, never the page: the other side stays where the eye is.
function bring(element) {
  if (!element || !WIDE.matches) return;
  const pane = element.closest(".reader-pane");
  const there = element.getBoundingClientRect();
  const here = pane.getBoundingClientRect();
  if (there.top >= here.top + 56 && there.bottom <= here.bottom - 24) return;
  pane.scrollTop += there.top - here.top - here.height / 3;
}

function light(element, { follow }) {
  clear();
  const value = element.closest(".read-value");
  const words = element.closest(".words");
  if (value) {
    const found = wordsOf(value);
    lit(found, true);
    if (follow) bring(found[0]);
  } else if (words) {
    const found = valueOf(words);
    if (found) lit([found], true);
    lit([words], true);
    if (follow) bring(found);
  }
}

if (reader) {
  reader.addEventListener("pointerover", (event) => {
    if (event.pointerType === "mouse" && event.target.closest(".read-value, .words")) light(event.target, { follow: false });
  });
  reader.addEventListener("pointerleave", clear);
  reader.addEventListener("focusin", (event) => light(event.target, { follow: true }));
  reader.addEventListener("click", (event) => {
    const link = event.target.closest(".read-value a[href^='#'], a.words");
    if (!link || !WIDE.matches || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    light(link, { follow: true });
    const value = link.matches(".words") ? valueOf(link) : link.closest("[data-row]");
    value?.focus({ preventScroll: true });
  });
}
