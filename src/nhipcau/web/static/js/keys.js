// Keys of one letter. They act only while a row or a value itself has the focus, never in a field, with a modifier, or while a
// Vietnamese letter is being composed (Telex and VNI send their own keystrokes), and they can be switched off in the account menu.
//
//   data-rows            a list whose rows are walked with j and k (or the arrows)
//   data-row             one row or value; it takes the focus
//   data-key="e"         what the key e presses, inside the focused row
//   n                    the next row of the page that is still open (data-open), doubtful ones first in reading order

const FIELD = "input, select, textarea, [contenteditable]";

function off() {
  try {
    return localStorage.getItem("keys") === "off";
  } catch {
    return false;
  }
}

function rowsOf(row) {
  const list = row.closest("[data-rows]") ?? document;
  return [...list.querySelectorAll("[data-row]")].filter((each) => each.checkVisibility?.() ?? each.offsetParent);
}

function focusRow(row) {
  if (!row) return;
  for (const other of rowsOf(row)) other.tabIndex = other === row ? 0 : -1;
  row.focus();
  row.scrollIntoView({ block: "nearest" });
}

function step(row, by) {
  const rows = rowsOf(row);
  focusRow(rows[rows.indexOf(row) + by]);
}

function nextOpen(row) {
  const rows = rowsOf(row);
  const at = rows.indexOf(row);
  const ordered = [...rows.slice(at + 1), ...rows.slice(0, at)];
  focusRow(ordered.find((each) => "open" in each.dataset) ?? rows[at + 1]);
}

function press(row, key) {
  const wanted = [...row.querySelectorAll("[data-key]")].find(
    (each) => each.dataset.key.toLowerCase() === key && each.closest("[data-row]") === row,
  );
  wanted?.click();
  return Boolean(wanted);
}

function act(row, key) {
  if (key === "j" || key === "arrowdown") step(row, 1);
  else if (key === "k" || key === "arrowup") step(row, -1);
  else if (key === "n") nextOpen(row);
  else return press(row, key);
  return true;
}

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.altKey || event.metaKey) return;
  const at = event.target;
  if (event.key === "/" && !at.closest(FIELD) && !off()) {
    const search = document.getElementById("head-search");
    if (search) {
      event.preventDefault();
      search.focus();
      search.select();
    }
    return;
  }
  if (event.shiftKey || !at.matches("[data-row]")) return;
  const key = event.key.toLowerCase();
  if (key.length === 1 && off()) return;
  if (act(at, key)) event.preventDefault();
});

// One stop for the tab key per list: the row that has the focus, the row last visited, or the first.
function prepare(root) {
  for (const list of root.querySelectorAll("[data-rows]")) {
    const rows = [...list.querySelectorAll("[data-row]")];
    const stop =
      rows.find((row) => row === document.activeElement) ??
      rows.find((row) => row.getAttribute("tabindex") === "0") ??
      rows[0];
    for (const row of rows) row.tabIndex = row === stop ? 0 : -1;
  }
}

prepare(document);
document.addEventListener("htmx:load", () => prepare(document));

// One form holds the acts of all values, and Enter in a field would press its first button: here it records the value being edited.
document.addEventListener("keydown", (event) => {
  const editing = event.target.closest(".read-value.editing");
  if (!editing || event.isComposing || event.keyCode === 229) return;
  if (event.key === "Enter" && event.target.matches("input, select")) editing.querySelector("button[type=submit]").click();
  else if (event.key === "Escape") editing.querySelector(".buttons a").click();
  else return;
  event.preventDefault();
});

// A value that had the focus keeps it when it comes back changed; one that comes back as a form gives it to its first field.
let focusedValue = "";
document.addEventListener("htmx:beforeSwap", (event) => {
  const value = event.detail.target;
  focusedValue = value.matches(".read-value") && value.contains(document.activeElement) ? value.id : "";
});
document.addEventListener("htmx:load", (event) => {
  const value = event.target;
  if (!focusedValue || value.id !== focusedValue) return;
  // Whoever has stepped on while the answer settled is not called back.
  if (document.activeElement !== document.body && !value.contains(document.activeElement)) return;
  (value.querySelector(".read-edit :is(input:not([type=hidden]), select, textarea)") ?? value).focus();
});
