// What the pages can do better with a script. Everything works without it.

import { watch } from "./saving.js";

const form = document.querySelector("form[data-save]");
if (form) watch(form);

// A browser moves the view to #verdict by itself, but not the focus of a screen reader.
if (location.hash === "#verdict") document.getElementById("verdict")?.focus();
