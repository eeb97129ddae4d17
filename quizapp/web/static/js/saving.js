// Save an answer as soon as it is given. One request at a time; what fails is tried again with growing pauses.

import { fill, forget, keep, read, readAsItCame, recall } from "./answers.js";

const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 30000;
const PATIENCE = 15000;
const PATIENCE_OF_A_BUTTON = 3000;

// So the server answers where it does not know who is here: the form's token is of another session, or the
// attempt is not theirs.
const SHUT = [400, 401, 404];

/**
 * Watch a question's form: save its answer on every change, and say in words how that went.
 *
 * `settle` calls back when nothing waits to be saved, `sync` asks how much time is left. The form hears of that
 * by the event "left", and by "over" that it takes no more answers.
 */
export function watch(form) {
  const state = { form, sent: readAsItCame(form), pause: FIRST_PAUSE, timer: 0, isBusy: false, isOver: false };
  form.addEventListener("change", (event) => {
    // Its room stays: whatever moved now would slip away from under the finger that presses the button.
    const error = event.target.closest("fieldset")?.querySelector(".error");
    if (error) error.style.visibility = "hidden";
    save(state);
  });
  form.addEventListener("submit", (event) => submit(state, event));
  for (const event of ["online", "focus"]) addEventListener(event, () => save(state, true));
  document.addEventListener("visibilitychange", () => document.hidden || save(state, true));
  // A page that comes back from the browser's memory knows nothing of what was saved since.
  addEventListener("pageshow", (event) => {
    state.isLeaving = event.persisted;
    if (event.persisted) location.reload();
  });
  addEventListener("beforeunload", (event) => {
    if (!state.isLeaving && isUnsent(state)) event.preventDefault();
  });
  const kept = recall(location.pathname);
  if (kept?.answer && kept.answer !== state.sent) restore(state, kept);
  else save(state);
  return { settle: (done) => settle(state, done), sync: () => sync(state) };
}

function settle(state, done) {
  state.settled = () => {
    state.isLeaving = true;
    done();
  };
  if (state.isOver || (!state.isBusy && !isWaiting(state))) state.settled();
  else save(state);
}

// Saving once more what is saved changes nothing, and its reply says how much time is left.
async function sync(state) {
  if (state.isBusy || state.isOver || isUnsent(state)) return;
  state.isBusy = true;
  await send(state, state.sent);
  state.isBusy = false;
  if (state.button) state.form.requestSubmit(state.button);
  else save(state);
}

// The version stays the one it was chosen from: where a newer answer is stored, the server says so.
function restore(state, { answer, version, unsure }) {
  fill(state.form, answer);
  state.form.elements.version.value = version;
  Object.assign(state, { sent: undefined, unsure });
  tell(state.form, "kept");
  save(state, true);
}

function isUnsent({ form, sent, unsure }) {
  return unsure !== undefined || read(form) !== sent;
}

// What the server cannot read is not sent, and waits for nothing.
function isWaiting(state) {
  return isUnsent(state) && read(state.form) !== state.refused;
}

// The form carries the version it was made from; a save still under way would make that one old. So it waits.
// Nor does the page go while it holds an answer that did not arrive: without a network it would be lost.
function submit(state, event) {
  const answer = read(state.form);
  if (state.isOver || (!state.isBusy && (answer === state.sent || answer === state.refused))) {
    clearTimeout(state.timer);
    state.isOver = state.isLeaving = true;
    return;
  }
  event.preventDefault();
  state.button = event.submitter;
  if (state.isBusy) setTimeout(() => state.request.abort(), PATIENCE_OF_A_BUTTON);
  else save(state);
}

// What is tried again without being asked for says only how it went, lest a screen reader hear it every time.
async function save(state, isQuiet = false) {
  if (state.isBusy || state.isOver) return;
  // Nobody knows whether an answer arrived whose reply was lost: sent once more as it was, it does no harm.
  const answer = state.unsure ?? read(state.form);
  note(state);
  if (answer === state.refused) return;
  if (answer === state.sent) return tell(state.form, "saved", false);
  clearTimeout(state.timer);
  state.isBusy = true;
  state.unsure = answer;
  note(state);
  if (!isQuiet) tell(state.form, "saving");
  const reply = await send(state, answer);
  state.isBusy = false;
  if (reply.status < 500) state.unsure = undefined;
  if (reply.version !== undefined && !reply.error) succeed(state, answer, reply.version);
  else fail(state, answer, reply);
}

/** Keep what is not sent where a reload finds it. */
function note(state) {
  const { form, unsure } = state;
  if (isUnsent(state)) keep(location.pathname, { answer: read(form), version: form.elements.version.value, unsure });
  else forget(location.pathname);
}

function succeed(state, answer, version) {
  state.form.elements.version.value = version;
  state.sent = answer;
  state.pause = FIRST_PAUSE;
  note(state);
  tell(state.form, "saved");
  if (read(state.form) !== answer) save(state);
  else if (state.button) state.form.requestSubmit(state.button);
  else state.settled?.();
}

// Where the server will not change its mind, sending the form shows the learner what happened.
function fail(state, answer, { status, error, late }) {
  if (status === 422) {
    state.refused = answer;
    tell(state.form, "refused");
    if (read(state.form) !== answer) return save(state);
    if (state.button) state.form.requestSubmit(state.button);
    else state.settled?.();
  } else if (error === "out") {
    tell(state.form, "out");
    state.timer = setTimeout(() => save(state, true), LONGEST_PAUSE);
  } else if (status === 409 || SHUT.includes(status)) {
    state.isOver = true;
    // What is over cannot be sent any more; of two answers each can still be kept.
    state.isLeaving = ["closed", "final"].includes(error);
    if (state.isLeaving) forget(location.pathname);
    tell(state.form, late ? "late" : error in state.form.querySelector("[data-status]").dataset ? error : "failed");
    if (state.button) state.form.requestSubmit(state.button);
    else if (state.settled) state.settled();
    else if (error === "closed") state.form.dispatchEvent(new Event("over"));
  } else {
    tell(state.form, "failed");
    state.timer = setTimeout(() => save(state, true), state.pause);
    state.pause = Math.min(2 * state.pause, LONGEST_PAUSE);
  }
  state.button = undefined;
}

/** Send an answer, once more with a fresh token where the page's own is old; `out` where nobody may send it. */
async function send(state, answer) {
  const { form } = state;
  const body = () => JSON.stringify({ ...JSON.parse(answer), version: Number(form.elements.version.value) });
  const put = () =>
    ask(state, {
      method: "PUT",
      headers: { "Content-Type": "application/json", "X-CSRFToken": form.elements.csrf_token.value },
      body: body(),
    });
  const reply = await put();
  if (!SHUT.includes(reply.status)) return reply;
  const { status, token } = await ask(state);
  if (token) {
    form.elements.csrf_token.value = token;
    return put();
  }
  return SHUT.includes(status) ? { status, error: "out" } : {};
}

/** Give the status of a reply with what the server says, nothing of both where no answer came. */
async function ask(state, options = {}) {
  state.request = new AbortController();
  const limit = setTimeout(() => state.request.abort(), PATIENCE);
  try {
    const reply = await fetch(state.form.dataset.save, { ...options, signal: state.request.signal });
    const said = await reply.json();
    if (said.seconds_left !== undefined) {
      state.form.dispatchEvent(new CustomEvent("left", { detail: said.seconds_left }));
    }
    return { status: reply.status, ...said };
  } catch {
    return {};
  } finally {
    clearTimeout(limit);
  }
}

/** Say how it goes, where that is news; a page that has said nothing yet may be let alone. */
function tell(form, what, begins = true) {
  const status = form.querySelector("[data-status]");
  if (!begins && status.textContent === "") return;
  if (status.textContent !== status.dataset[what]) status.textContent = status.dataset[what];
  form.querySelector("[data-way-in]").hidden = what !== "out";
}
