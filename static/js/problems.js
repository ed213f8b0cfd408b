// Messages at form fields: the summary that takes the focus, and messages that a script puts up.

/** Moves the focus to the summary of what is wrong, and makes its links focus their fields. */
export function startProblems(root) {
    const summary = root.querySelector("[data-problems]");
    if (!summary) return;
    summary.addEventListener("click", (event) => {
        const link = event.target.closest("a[href^='#']");
        const field = link && document.getElementById(link.hash.slice(1));
        if (!field) return;
        event.preventDefault();
        reveal(field);
    });
    summary.focus({ preventScroll: false });
}

/** Puts a message at its field, as the server would have done. */
export function showProblem(fieldName, message) {
    const field = document.getElementById(fieldName);
    if (!field?.matches("input:not([type=hidden]), select, textarea")) return;
    clearProblem(field);
    const line = document.createElement("p");
    line.className = "problem";
    line.id = `${fieldName}-problem`;
    line.textContent = message;
    field.closest(".field").classList.add("has-problem");
    field.after(line);
    field.setAttribute("aria-invalid", "true");
    describe(field, [...describers(field), line.id]);
}

/** Takes every message of the form away. */
export function clearProblems(form) {
    form.querySelectorAll("[aria-invalid=true]").forEach(clearProblem);
}

function clearProblem(field) {
    const id = `${field.id}-problem`;
    document.getElementById(id)?.remove();
    field.closest(".field")?.classList.remove("has-problem");
    field.removeAttribute("aria-invalid");
    describe(field, describers(field).filter((other) => other !== id));
}

function describers(field) {
    return (field.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean);
}

function describe(field, ids) {
    if (ids.length) field.setAttribute("aria-describedby", ids.join(" "));
    else field.removeAttribute("aria-describedby");
}

/** Focuses a field, opening whatever it is folded away in. */
function reveal(field) {
    field.closest("details")?.setAttribute("open", "");
    field.focus();
    field.scrollIntoView({ block: "center" });
}
