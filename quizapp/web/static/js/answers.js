// An answer as text: read from its form, put back into it, and kept in this tab until it is sent.
// What is kept is what was chosen, from which version of the stored answer, and nothing else.

const KEPT = "answer ";

/** Give what is chosen as text, so that two answers can be compared. */
export function read(form) {
  const data = new FormData(form);
  const given = parts(form).map((part) => data.getAll(part.dataset.part));
  return JSON.stringify({ given, confidence: data.get("confidence") });
}

/** Give what a form held when it came: something may be chosen before the script is there. */
export function readAsItCame(form) {
  const fresh = form.cloneNode(true);
  fresh.reset();
  return read(fresh);
}

/** Choose in a form what such a text says. */
export function fill(form, text) {
  const { given, confidence } = JSON.parse(text);
  for (const [place, part] of parts(form).entries()) {
    const values = given[place] ?? [];
    let row = 0;
    for (const input of part.querySelectorAll("input, select")) {
      if (input.type === "radio" || input.type === "checkbox") input.checked = values.includes(input.value);
      else input.value = values[row++] ?? "";
    }
  }
  for (const input of form.querySelectorAll("input[name=confidence]")) input.checked = input.value === confidence;
}

/** Keep an answer for the page at a path: it outlives a reload or a crash of the tab, and no more than that. */
export function keep(path, kept) {
  try {
    sessionStorage.setItem(KEPT + path, JSON.stringify(kept));
  } catch {
    // A browser that stores nothing still has the page itself.
  }
}

/** Give what is kept for a page, or nothing. */
export function recall(path) {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT + path));
  } catch {
    return null;
  }
}

/** Forget what is kept for a page, or for every page. */
export function forget(path) {
  try {
    const kept = Object.keys(sessionStorage).filter((name) => name.startsWith(KEPT));
    for (const name of kept) if (path === undefined || name === KEPT + path) sessionStorage.removeItem(name);
  } catch {
    // Nothing was kept.
  }
}

function parts(form) {
  return [...form.querySelectorAll("fieldset[data-part]")];
}
