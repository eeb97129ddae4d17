// Follow a class at work: fetch what changes every few seconds while the page is looked at, and change only that.

const PAUSE = 10_000;
const LONGEST_PAUSE = 80_000;
const PATIENCE = 10_000;

/** Keep the rows in this region fresh, and say below it when they were, or why they are not. */
export function follow(region) {
  const state = { region, etag: "", pause: PAUSE, timer: setTimeout(() => look(state), PAUSE) };
  document.addEventListener("visibilitychange", () => look(state));
  addEventListener("pageshow", (event) => event.persisted && look(state));
}

async function look(state) {
  clearTimeout(state.timer);
  if (state.isBusy || state.isOver || document.hidden) return;
  state.isBusy = true;
  const reply = await ask(state);
  state.isBusy = false;
  const { out, gone, failed } = state.region.dataset;
  // Who is signed out is sent on to sign in; who may not look any more finds nothing.
  if (reply?.type === "opaqueredirect" || reply?.status === 404) {
    state.isOver = true;
    write("[data-trouble]", reply.status === 404 ? gone : out);
    return;
  }
  const isFresh = reply?.status === 200 || reply?.status === 304;
  if (isFresh) succeed(state, reply);
  else write("[data-trouble]", failed.replace("#", say(state)));
  state.pause = isFresh ? PAUSE : Math.min(2 * state.pause, LONGEST_PAUSE);
  state.timer = setTimeout(() => look(state), state.pause);
}

/** Give the reply with its text, nothing where none came. */
async function ask({ region, etag }) {
  const stop = new AbortController();
  const limit = setTimeout(() => stop.abort(), PATIENCE);
  try {
    const options = { cache: "no-store", redirect: "manual", signal: stop.signal };
    const reply = await fetch(region.dataset.live, { ...options, headers: { "If-None-Match": etag } });
    return { type: reply.type, status: reply.status, headers: reply.headers, text: await reply.text() };
  } catch {
    return undefined;
  } finally {
    clearTimeout(limit);
  }
}

function succeed(state, { status, headers, text }) {
  if (status === 200) {
    const isWhole = merge(state.region, new DOMParser().parseFromString(text, "text/html").body);
    // What was left as it is comes again the next time.
    state.etag = isWhole ? (headers.get("ETag") ?? "") : "";
  }
  write("[data-trouble]", "");
  write("[data-seen]", state.region.dataset.fresh.replace("#", say(state, headers.get("Date"))));
}

/** Write the time of day in the zone of the class: the server's where it is known. */
function say({ region }, date) {
  const moment = date ? new Date(date) : new Date();
  return moment.toLocaleTimeString("en-GB", { timeZone: region.dataset.zone, timeZoneName: "short" });
}

/** Take over what differs; say whether that was all. The focus stays, and so does what is scrolled. */
function merge(region, fresh) {
  const [before, after] = [region, fresh].map((part) => part.querySelector("[data-rows]"));
  if (!before || !after || before.tHead.textContent !== after.tHead.textContent) {
    if (region.contains(document.activeElement)) return false;
    region.replaceChildren(...fresh.childNodes);
    return true;
  }
  write("[data-counts]", fresh.querySelector("[data-counts]").textContent);
  return mergeRows(before.tBodies[0], after.tBodies[0]);
}

function mergeRows(before, after) {
  const known = new Map([...before.rows].map((row) => [row.id, row]));
  const wanted = new Set([...after.rows].map((row) => row.id));
  for (const row of known.values()) if (!wanted.has(row.id)) row.remove();
  let isWhole = true;
  let place = before.firstElementChild;
  for (const row of [...after.rows]) {
    const old = known.get(row.id);
    if (old) isWhole = mergeCells(old, row) && isWhole;
    if (old === place) place = place.nextElementSibling;
    else before.insertBefore(old ?? row, place);
  }
  return isWhole;
}

function mergeCells(old, row) {
  let isWhole = true;
  for (const [number, cell] of [...row.cells].entries()) {
    const kept = old.cells[number];
    if (kept.isEqualNode(cell)) continue;
    // A link that is about to be pressed must not vanish from under the finger.
    if (kept.contains(document.activeElement)) isWhole = false;
    else kept.replaceWith(cell);
  }
  return isWhole;
}

// A screen reader speaks whatever is written into a status, so nothing is written twice.
function write(selector, text) {
  const element = document.querySelector(selector);
  if (element.textContent !== text) element.textContent = text;
}
