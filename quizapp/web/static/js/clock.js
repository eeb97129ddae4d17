// Tell how much time is left, as the server counts it: once a minute, and in words near the end. What a device's
// clock says does not matter: the page says how many seconds are left, and so does the reply to every save.

const MINUTE = 60;
const WARNINGS = [["one", MINUTE], ["five", 5 * MINUTE]];
const MOMENT_TO_READ = 2000;
const SHIFT = 30;

/** Count down in this line; `form` and `answer` are those of an open question, where there is one. */
export function count(line, form, answer) {
  const warning = document.querySelector("[data-warning]");
  const clock = { line, warning, form, answer, timer: 0, isOver: false };
  // The first byte of the page left the server before it came here: counted from then, the end is never early.
  const [visit] = performance.getEntriesByType("navigation");
  set(clock, Number(line.dataset.left), visit?.responseStart ?? performance.now());
  line.querySelector("[data-paper]").hidden = true;
  form?.addEventListener("left", (event) => set(clock, event.detail));
  form?.addEventListener("over", () => finish(clock));
  addEventListener("pageshow", (event) => event.persisted && location.reload());
  // Some devices stop counting while they sleep.
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && ask(clock));
}

function set(clock, seconds, from = performance.now()) {
  if (clock.isOver) return;
  const ends = from + 1000 * seconds;
  // Somebody added time: until when the page said is no longer true.
  if (Math.abs(ends - (clock.ends ?? ends)) > 1000 * SHIFT) clock.line.querySelector("[data-until]").hidden = true;
  clock.ends = ends;
  tick(clock);
}

function tick(clock) {
  clearTimeout(clock.timer);
  const left = Math.ceil((clock.ends - performance.now()) / 1000);
  if (left <= 0) {
    finish(clock);
    return;
  }
  say(clock, left);
  // It changes when a minute has gone: then, and not each second.
  clock.timer = setTimeout(() => tick(clock), 1000 * (left < MINUTE ? left : (left % MINUTE) + 1));
}

function say({ line, warning }, left) {
  const { one, many, under } = line.dataset;
  const minutes = Math.floor(left / MINUTE);
  write(line.querySelector("[data-line]"), minutes > 1 ? many.replace("#", minutes) : minutes ? one : under);
  const [due] = WARNINGS.find(([, below]) => left < below) ?? [];
  write(warning, due ? warning.dataset[due] : "");
}

// A screen reader speaks whatever is written into the warning, so nothing is written twice.
function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function ask(clock) {
  if (clock.answer) clock.answer.sync();
  else if (!document.querySelector("textarea")) location.reload();
}

function finish(clock) {
  if (clock.isOver) return;
  clock.isOver = true;
  clearTimeout(clock.timer);
  write(clock.line.querySelector("[data-line]"), clock.warning.dataset.over);
  clock.line.querySelector("[data-until]").hidden = true;
  write(clock.warning, clock.warning.dataset.over);
  const leave = () => setTimeout(handIn, MOMENT_TO_READ);
  // What has not arrived would be lost with the page: it is sent first, however long that takes.
  if (clock.answer) clock.answer.settle(leave);
  else leave();
}

function handIn() {
  if (navigator.onLine) document.querySelector("[data-over-form]").requestSubmit();
  else addEventListener("online", handIn, { once: true });
}
