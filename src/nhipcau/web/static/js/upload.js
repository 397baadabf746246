// Files dropped (page.js lays them into the field) or chosen: few small ones go one by one, each with its line; many or large ones go together and become a job.
// Without this the same form sends them and the page answers with the same lines.

const form = document.querySelector("[data-upload]");
const input = form?.querySelector("input[type=file]");
const list = document.getElementById("uploads");

function lineFrom(id, file) {
  const line = document.getElementById(id).content.firstElementChild.cloneNode(true);
  line.querySelector(".upload-name").textContent = file.name;
  line.querySelector("progress")?.setAttribute("aria-label", file.name);
  line.removeAttribute("id");
  return line;
}

// One line for a file, several for an archive or a mail.
function answered(html) {
  const box = document.createElement("template");
  box.innerHTML = html;
  return [...box.content.querySelectorAll(".upload")];
}

function bodyOf(files) {
  const body = new FormData();
  body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  for (const file of files) body.append(input.name, file, file.name);
  return body;
}

async function sendOne(file, waiting) {
  const reading = lineFrom("upload-reading", file);
  waiting.replaceWith(reading);
  try {
    const answer = await fetch(form.action, { method: "POST", body: bodyOf([file]), headers: { "HX-Request": "true" } });
    // An archive that holds much has become a job: its page tells how far it is.
    if (answer.redirected) return location.assign(answer.url);
    const lines = answer.ok ? answered(await answer.text()) : [];
    if (!lines.length) throw new Error(String(answer.status));
    for (const line of lines) line.removeAttribute("id");
    reading.replaceWith(...lines);
  } catch {
    reading.replaceWith(lineFrom("upload-lost", file));
  }
}

let queue = Promise.resolve();

function oneByOne(files) {
  for (const file of files) {
    const waiting = lineFrom("upload-waiting", file);
    list.prepend(waiting);
    queue = queue.then(() => sendOne(file, waiting));
  }
}

function together(files) {
  const told = form.querySelector("[data-sending]");
  const bar = told.querySelector("progress");
  told.hidden = false;
  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.upload.addEventListener("progress", (event) => {
    if (event.lengthComputable) bar.value = event.loaded / event.total;
  });
  request.addEventListener("load", () => {
    if (request.status < 400) location.assign(request.responseURL);
    else {
      told.hidden = true;
      const answer = new DOMParser().parseFromString(request.responseText, "text/html");
      const notice = answer.querySelector("main .notice");
      if (notice) {
        form.previousElementSibling?.matches(".notice") && form.previousElementSibling.remove();
        form.before(notice);
      }
    }
  });
  request.addEventListener("error", () => {
    told.hidden = true;
    for (const file of files) list.prepend(lineFrom("upload-lost", file));
  });
  request.send(bodyOf(files));
}

function take(files) {
  if (!files.length) return;
  const bytes = files.reduce((sum, file) => sum + file.size, 0);
  const few = files.length <= Number(form.dataset.atOnceFiles) && bytes <= Number(form.dataset.atOnceBytes);
  (few ? oneByOne : together)(files);
  input.value = "";
}

if (form) {
  input.addEventListener("change", () => take([...input.files]));
}
