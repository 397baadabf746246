// Small comforts of every page. Each works on marks in the HTML, and each page works without them.

const kept = {
  read(name) {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  },
  write(name, value) {
    try {
      value === "" ? localStorage.removeItem(name) : localStorage.setItem(name, value);
    } catch {
      // Nothing is lost but the habit.
    }
  },
};

function show(root) {
  for (const button of root.querySelectorAll("[data-copy], [data-print], [data-pick-all], [data-with-script]")) button.hidden = false;
  for (const button of root.querySelectorAll("[data-without-script]")) button.hidden = true;
}

// Copy a document number.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  event.preventDefault();
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.classList.add("copied");
    setTimeout(() => button.classList.remove("copied"), 1500);
  } catch {
    // The browser may refuse the clipboard outside a secure place; the number can still be selected.
  }
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});

// Menus and unfolded badges close on Esc and on a click elsewhere; focus goes back to what opened them.
document.addEventListener("click", (event) => {
  for (const open of document.querySelectorAll("details[data-closes][open]")) {
    if (!open.contains(event.target)) open.open = false;
  }
});

// What unfolds near the right edge unfolds towards the left. (`toggle` does not bubble, but it can be caught on its way down.)
document.addEventListener(
  "toggle",
  (event) => {
    const opened = event.target;
    if (!opened.matches?.("details[data-closes]")) return;
    opened.classList.remove("leftwards");
    const box = opened.querySelector(".reckoning, .menu-box");
    if (opened.open && box?.getBoundingClientRect().right > document.documentElement.clientWidth - 8) {
      opened.classList.add("leftwards");
    }
  },
  true,
);

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const open of document.querySelectorAll("details[data-closes][open]")) {
    if (open.contains(document.activeElement)) open.querySelector("summary").focus();
    open.open = false;
  }
  for (const named of document.querySelectorAll(".document-named:hover, .document-named:focus-within")) {
    named.classList.add("closed");
  }
});

for (const leaving of ["mouseout", "focusout"]) {
  document.addEventListener(leaving, (event) => {
    const named = event.target.closest?.(".document-named.closed");
    if (named && !named.contains(event.relatedTarget)) named.classList.remove("closed");
  });
}

// A sentence of filters sends itself when a choice changes.
document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-sends-itself]");
  if (form) form.requestSubmit();
});

// Choose rows: all at once, and say how many.
document.addEventListener("change", (event) => {
  const form = event.target.closest(".list-form");
  if (!form) return;
  const picks = [...form.querySelectorAll("input[name=chosen]")];
  const all = form.querySelector("[data-pick-all]");
  if (event.target === all) for (const pick of picks) pick.checked = all.checked;
  const number = picks.filter((pick) => pick.checked).length;
  all.checked = number === picks.length;
  all.indeterminate = number > 0 && number < picks.length;
  const told = form.querySelector("[data-picked]");
  told.hidden = number === 0;
  told.value = number;
});

// Light or dark, and the keys, are chosen in the account menu and kept on this machine.
const scheme = document.querySelector("[data-scheme-choice]");
if (scheme) {
  scheme.hidden = false;
  const chosen = kept.read("scheme") ?? "";
  for (const radio of scheme.querySelectorAll("input")) radio.checked = radio.value === chosen;
  scheme.addEventListener("change", (event) => {
    kept.write("scheme", event.target.value);
    if (event.target.value) document.documentElement.dataset.scheme = event.target.value;
    else delete document.documentElement.dataset.scheme;
  });
}

const keys = document.querySelector("[data-keys-choice]");
if (keys) {
  keys.hidden = false;
  const box = keys.querySelector("input");
  box.checked = kept.read("keys") !== "off";
  box.addEventListener("change", () => kept.write("keys", box.checked ? "" : "off"));
}

// A refusal that comes back to a piece of a page is told at the top of it, and so is silence.
document.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr } = event.detail;
  if (xhr.status < 400 || !xhr.responseText.trimStart().startsWith('<div class="notice')) return;
  event.detail.shouldSwap = true;
  event.detail.isError = false;
  event.detail.target = document.getElementById("messages");
  event.detail.swapOverride = "innerHTML show:window:top";
});

for (const failure of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(failure, () => {
    const messages = document.getElementById("messages");
    const told = document.createElement("div");
    told.className = "notice error";
    told.textContent = messages.dataset.failed;
    messages.replaceChildren(told);
    messages.scrollIntoView({ block: "nearest" });
  });
}

// Files may be dropped anywhere on the place that asks for them.
for (const place of document.querySelectorAll("[data-drop]")) {
  const field = place.querySelector("input[type=file]");
  for (const name of ["dragenter", "dragover"]) {
    place.addEventListener(name, (event) => {
      event.preventDefault();
      place.classList.add("over");
    });
  }
  for (const name of ["dragleave", "drop"]) place.addEventListener(name, () => place.classList.remove("over"));
  place.addEventListener("drop", (event) => {
    event.preventDefault();
    if (!event.dataTransfer.files.length) return;
    field.files = event.dataTransfer.files;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

document.querySelector("form[method=post] [data-take-focus]")?.focus();
show(document);
document.addEventListener("htmx:load", (event) => show(event.target));
