// Keeps a form from being sent twice by an impatient second click.

/** Sends the form once: further tries do nothing until the answer is there. */
export function sendOnce(form) {
    let isSent = false;

    form.addEventListener("submit", (event) => {
        if (event.defaultPrevented) return;
        if (isSent) {
            event.preventDefault();
            return;
        }
        isSent = true;
        mark(form, true);
        lead(form);
    });

    // The way back may show the page as it was left, from the browser's memory.
    window.addEventListener("pageshow", () => {
        isSent = false;
        mark(form, false);
    });
}

/** Has the browser show that part of the next page: it keeps the fragment through a redirect.

    Without scripts the page loads itself again while a file is made, which a fragment prevents. */
function lead(form) {
    const { goal } = form.dataset;
    if (goal) form.setAttribute("action", `${form.getAttribute("action").split("#")[0]}#${goal}`);
}

/** Shows that the form is on its way. Its buttons stay usable: a disabled one would not be sent. */
function mark(form, isBusy) {
    for (const button of form.querySelectorAll("button[type=submit]")) {
        if (isBusy) button.setAttribute("aria-disabled", "true");
        else button.removeAttribute("aria-disabled");
    }
}
