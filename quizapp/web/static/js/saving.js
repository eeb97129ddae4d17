// Save an answer as soon as it is given. One request at a time; what fails is tried again with growing pauses.

const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 30000;
const PATIENCE = 15000;
const PATIENCE_OF_A_BUTTON = 3000;

// After these the server will not change its mind: sending the form shows the learner what happened.
const FINAL = { 409: "stale", 400: "failed", 404: "failed", 422: "failed" };

/**
 * Watch a question's form: save its answer on every change, and say in words how that went.
 *
 * `settle` calls back when nothing waits to be saved, `sync` asks how much time is left. The form hears of that
 * by the event "left", and by "over" that it takes no more answers.
 */
export function watch(form) {
  const state = { form, sent: read(form), pause: FIRST_PAUSE, timer: 0, isBusy: false, isOver: false };
  form.addEventListener("change", (event) => {
    event.target.closest("fieldset")?.querySelector(".error")?.remove();
    save(state);
  });
  form.addEventListener("submit", (event) => submit(state, event));
  addEventListener("online", () => save(state));
  // A page that comes back from the browser's memory knows nothing of what was saved since.
  addEventListener("pageshow", (event) => event.persisted && location.reload());
  return { settle: (done) => settle(state, done), sync: () => sync(state) };
}

function settle(state, done) {
  state.settled = done;
  if (state.isOver || (!state.isBusy && read(state.form) === state.sent)) done();
  else save(state);
}

// Saving once more what is saved changes nothing, and its reply says how much time is left.
async function sync(state) {
  if (state.isBusy || state.isOver || read(state.form) !== state.sent) return;
  state.isBusy = true;
  await send(state, state.sent);
  state.isBusy = false;
  if (state.button) state.form.requestSubmit(state.button);
  else save(state);
}

// The form carries the version it was made from; a save still under way would make that one old. So it waits.
// Nor does the page go while it holds an answer that did not arrive: without a network it would be lost.
function submit(state, event) {
  if (state.isOver || (!state.isBusy && read(state.form) === state.sent)) {
    clearTimeout(state.timer);
    state.isOver = true;
    return;
  }
  event.preventDefault();
  state.button = event.submitter;
  if (state.isBusy) setTimeout(() => state.request.abort(), PATIENCE_OF_A_BUTTON);
  else save(state);
}

async function save(state) {
  if (state.isBusy || state.isOver) return;
  // Nobody knows whether an answer arrived whose reply was lost: sent once more as it was, it does no harm.
  const answer = state.unsure ?? read(state.form);
  if (answer === state.sent) return;
  clearTimeout(state.timer);
  state.isBusy = true;
  tell(state.form, "saving");
  const reply = await send(state, answer);
  state.isBusy = false;
  state.unsure = reply.status === undefined ? answer : undefined;
  if (reply.version !== undefined && !reply.error) succeed(state, answer, reply.version);
  else fail(state, reply);
}

function succeed(state, answer, version) {
  state.form.elements.version.value = version;
  state.sent = answer;
  state.pause = FIRST_PAUSE;
  tell(state.form, "saved");
  if (read(state.form) !== answer) save(state);
  else if (state.button) state.form.requestSubmit(state.button);
  else state.settled?.();
}

function fail(state, { status, error, late }) {
  if (status in FINAL) {
    state.isOver = true;
    tell(state.form, late ? "late" : ["closed", "skipped"].includes(error) ? error : FINAL[status]);
    if (state.button) state.form.requestSubmit(state.button);
    else if (state.settled) state.settled();
    else if (error === "closed") state.form.dispatchEvent(new Event("over"));
    return;
  }
  state.button = undefined;
  tell(state.form, "failed");
  state.timer = setTimeout(() => save(state), state.pause);
  state.pause = Math.min(2 * state.pause, LONGEST_PAUSE);
}

/** Send an answer; give the status with what the server says, nothing of both where no answer came. */
async function send(state, answer) {
  const { form } = state;
  state.request = new AbortController();
  const limit = setTimeout(() => state.request.abort(), PATIENCE);
  try {
    const reply = await fetch(form.dataset.save, {
      method: "PUT",
      headers: { "Content-Type": "application/json", "X-CSRFToken": form.elements.csrf_token.value },
      body: JSON.stringify({ ...JSON.parse(answer), version: Number(form.elements.version.value) }),
      signal: state.request.signal,
    });
    const said = await reply.json();
    if (said.seconds_left !== undefined) form.dispatchEvent(new CustomEvent("left", { detail: said.seconds_left }));
    return { status: reply.status, ...said };
  } catch {
    return {};
  } finally {
    clearTimeout(limit);
  }
}

/** Give what is chosen as text, so that two answers can be compared. */
function read(form) {
  const data = new FormData(form);
  const given = [...form.querySelectorAll("fieldset[data-part]")].map((part) => data.getAll(part.dataset.part));
  return JSON.stringify({ given, confidence: data.get("confidence") });
}

function tell(form, what) {
  form.querySelector("[data-status]").textContent = form.querySelector("[data-status]").dataset[what];
}
