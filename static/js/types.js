// The field types, fetched once when they are first needed and kept by the browser.

let waiting = null;

/** The types in the order of the menu: a promise of elements with their words in `dataset`. */
export function loadTypes(path) {
    waiting ??= fetchTypes(path);
    return waiting;
}

/** Pauses before the tries, in milliseconds: a server that is busy or restarting comes back. */
const PAUSES = [0, 300, 1_000, 3_000];
const LONGEST_TRY = 5_000;

async function fetchTypes(path) {
    for (const pause of PAUSES) {
        await new Promise((resolve) => { setTimeout(resolve, pause); });
        const types = await tryToFetch(path);
        if (types.length > 0) return types;
    }
    waiting = null;
    return [];
}

/** The types, or none when they did not come in time. */
async function tryToFetch(path) {
    try {
        const headers = { Accept: "text/html" };
        const response = await fetch(path, { headers, signal: AbortSignal.timeout(LONGEST_TRY) });
        if (!response.ok) throw new Error(`types: ${response.status}`);
        const page = new DOMParser().parseFromString(await response.text(), "text/html");
        return [...page.querySelectorAll("template[data-type]")];
    } catch {
        return [];
    }
}
