// Buttons that put a text beside them on the clipboard.

import { announce } from "./announcer.js";

/** Shows the copy buttons and makes them work; without the clipboard they stay hidden. */
export function letTextsBeCopied(root) {
    if (!navigator.clipboard) return;
    for (const button of root.querySelectorAll("[data-copy]")) button.hidden = false;
}

document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    const text = button.parentElement.querySelector("[data-copy-text]")?.textContent ?? button.dataset.copy;
    try {
        await navigator.clipboard.writeText(text);
        announce("Copied.");
        flash(button);
    } catch {
        announce("The browser did not allow copying: select the text instead.");
    }
});

/** Says on the button itself, for a moment, that it has worked. */
function flash(button) {
    button.classList.add("is-done");
    setTimeout(() => button.classList.remove("is-done"), 1500);
}
