// Warns before the page is left with changes that were not saved.

/** Watches the form; leaving asks first while it differs from what was loaded or last sent. */
export function warnWhenUnsaved(form) {
    const isDirtyFromStart = form.dataset.dirty === "true";
    const loaded = written(form);
    let isLeaving = false;

    const isChanged = () => isDirtyFromStart || written(form) !== loaded;

    form.addEventListener("submit", (event) => {
        if (!event.defaultPrevented) isLeaving = true;
    });
    window.addEventListener("pageshow", () => { isLeaving = false; });
    window.addEventListener("beforeunload", (event) => {
        if (!isLeaving && isChanged()) event.preventDefault();
    });
}

/** All fields in a line, so that two states can be compared. */
function written(form) {
    return new URLSearchParams(new FormData(form)).toString();
}
