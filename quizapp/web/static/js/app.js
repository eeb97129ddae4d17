// What the pages can do better with a script. Everything works without it.

import { forget, recall } from "./answers.js";
import { watch } from "./saving.js";

const form = document.querySelector("#answer");
const answer = form?.dataset.save && watch(form);
// Of two answers each is still there until one is chosen; an answer that is explained can change no more.
if (document.querySelector("#verdict")) forget(location.pathname);
document.querySelector("[data-forget]")?.addEventListener("click", () => forget(location.pathname));

// Few pages have a timer; the others do without its script.
const clock = document.querySelector("[data-left]");
if (clock) import("./clock.js").then(({ count }) => count(clock, form, answer));

const room = document.querySelector("[data-live]");
if (room) import("./live.js").then(({ follow }) => follow(room));

for (const note of document.querySelectorAll("[data-unsent]")) {
  note.hidden = !recall(note.closest("li").querySelector("a").pathname);
}

for (const out of document.querySelectorAll('form[action$="/sign-out"], form[action$="/sessions/end"], form[action$="/erase"]')) {
  out.addEventListener("submit", () => forget());
}

// A browser moves the view to a place by itself, but not the focus of a screen reader.
if (/^#(verdict|(doubt|reason)-\d+)$/.test(location.hash)) document.querySelector(location.hash)?.focus();

// What is wrong with a form stands at the top of the page: start reading there.
document.querySelector("[data-focus]")?.focus();

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// A QR code brings a sign-in code behind the #, where no server sees it: into the field, and out of the address.
const code = document.querySelector("form[action$='/sign-in/code'] #code");
if (code && /^#[2-9A-Z-]{15,17}$/.test(location.hash)) {
  code.value = location.hash.slice(1);
  history.replaceState(null, "", location.pathname);
}

// A class is most likely where its teacher sits.
const zone = document.querySelector("select[data-time-zone]");
const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone?.value === "UTC" && [...zone.options].some((option) => option.value === here)) zone.value = here;
