// The first rows of the file, kept up to date under the editor while somebody types.

import { announce } from "./announcer.js";
import { clearProblems, showProblem, startProblems } from "./problems.js";

/** Rests after the last key before the rows are asked for, in milliseconds. */
const rest = 250;

/** Keeps the preview fresh, and makes its buttons work without leaving the page. */
export function letPreview(form) {
    const preview = new Preview(form);

    form.addEventListener("submit", (event) => {
        if (!event.submitter?.matches("[data-preview], [data-new-seed]")) return;
        event.preventDefault();
        if (event.submitter.matches("[data-new-seed]")) {
            form.elements.seed.value = crypto.getRandomValues(new Uint32Array(1))[0] % 1_000_000;
        }
        preview.refresh({ isAsked: true });
    });
    form.addEventListener("input", (event) => {
        if (event.target.id !== "names") preview.refreshSoon();
    });
    form.addEventListener("change", () => preview.refreshSoon());
    form.addEventListener("columns", () => preview.refreshSoon());
}

const sessionEnded = "Your session has ended. Press Save to sign in again; what you typed is kept.";

class Preview {
    #form;
    #place;
    #latest = null;
    #timer = 0;
    #shown = "";

    constructor(form) {
        this.#form = form;
        this.#place = form.querySelector("[data-preview-place]");
        if (!this.#place.querySelector("table")) {
            const isBegun = [...form.querySelectorAll(".column-name input")].some((name) => name.value);
            if (isBegun) this.refreshSoon();
        } else {
            this.#shown = this.#fields();
        }
    }

    refreshSoon() {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.refresh({ isAsked: false }), rest);
    }

    /** Fetches the rows. Unasked, it is silent: no focus moves, no field is marked. */
    async refresh({ isAsked }) {
        clearTimeout(this.#timer);
        const fields = this.#fields();
        if (!isAsked && fields === this.#shown) return;
        this.#latest?.abort();
        const request = new AbortController();
        this.#latest = request;
        if (isAsked) this.#place.setAttribute("aria-busy", "true");
        const answer = await ask(fields, request.signal);
        if (this.#latest !== request) return;
        this.#place.removeAttribute("aria-busy");
        this.#shown = fields;
        if (isAsked) show(answer, this.#form, this.#place);
        else showQuietly(answer, this.#place);
    }

    #fields() {
        const fields = new FormData(this.#form);
        fields.delete("names");
        fields.delete("version");
        return new URLSearchParams(fields).toString();
    }
}

/** The server's answer as a fragment; a sentence where there is none to be had. */
async function ask(body, signal) {
    try {
        const response = await fetch("/schemas/preview", {
            method: "POST",
            headers: { Accept: "text/html", "Content-Type": "application/x-www-form-urlencoded" },
            body,
            signal,
        });
        if (response.redirected || response.status === 401) return { sentence: sessionEnded };
        if (!response.ok && response.status !== 422) {
            return { sentence: `The preview could not be made (${response.status}). Try again.` };
        }
        return { html: await response.text() };
    } catch {
        return { sentence: "The server does not answer. Try again in a moment." };
    }
}

/** Puts the new rows up where the form is right; what is wrong stands above the last good rows. */
function showQuietly({ html, sentence }, place) {
    const answer = html ? parse(html) : null;
    const table = answer?.querySelector(".table-scroll");
    if (table) {
        const left = place.querySelector(".table-scroll")?.scrollLeft ?? 0;
        place.replaceChildren(...answer.childNodes);
        place.querySelector(".table-scroll").scrollLeft = left;
        return;
    }
    const first = answer?.querySelector("[data-problems] li");
    const line = document.createElement("p");
    line.className = "preview-waits";
    line.textContent = sentence ?? `Waiting: ${first?.textContent.trim() ?? "the form is not right yet."}`;
    place.querySelector(".preview-waits, .problems, .empty-line")?.remove();
    place.prepend(line);
}

function show({ html, sentence }, form, place) {
    clearProblems(form);
    if (sentence) {
        const line = document.createElement("p");
        line.className = "problem";
        line.textContent = sentence;
        place.replaceChildren(line);
        announce(sentence);
        return;
    }
    const answer = parse(html);
    for (const link of answer.querySelectorAll("[data-problems] a")) {
        showProblem(link.hash.slice(1), link.textContent);
    }
    place.replaceChildren(...answer.childNodes);
    startProblems(place);
    if (place.querySelector("table")) {
        announce("The preview shows the first rows.");
        place.scrollIntoView({ block: "nearest" });
    }
}

function parse(html) { return new DOMParser().parseFromString(html, "text/html").body; }
