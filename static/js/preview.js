// The first rows of the file, shown under the editor without leaving it.

import { announce } from "./announcer.js";
import { clearProblems, showProblem, startProblems } from "./problems.js";

/** Makes the preview button fetch the rows into the page. */
export function letPreview(form) {
    const place = form.querySelector("[data-preview-place]");
    let latest = null;

    form.addEventListener("submit", async (event) => {
        if (!event.submitter?.matches("[data-preview]")) return;
        event.preventDefault();
        latest?.abort();
        const request = new AbortController();
        latest = request;
        place.setAttribute("aria-busy", "true");
        const answer = await ask(form, request.signal);
        if (latest !== request) return;
        place.removeAttribute("aria-busy");
        show(answer, form, place);
    });
}

const sessionEnded = "Your session has ended. Press Save to sign in again; what you typed is kept.";

/** The server's answer as a fragment; a sentence where there is none to be had. */
async function ask(form, signal) {
    try {
        const response = await fetch("/schemas/preview", {
            method: "POST",
            headers: { Accept: "text/html" },
            body: new URLSearchParams(new FormData(form)),
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
    const answer = new DOMParser().parseFromString(html, "text/html").body;
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
