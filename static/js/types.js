// The field types, fetched once when they are first needed and kept by the browser.

let waiting = null;

/** The types in the order of the menu: a promise of elements with their words in `dataset`. */
export function loadTypes(path) {
    waiting ??= fetchTypes(path);
    return waiting;
}

async function fetchTypes(path) {
    try {
        const response = await fetch(path, { headers: { Accept: "text/html" } });
        if (!response.ok) throw new Error(`types: ${response.status}`);
        const page = new DOMParser().parseFromString(await response.text(), "text/html");
        return [...page.querySelectorAll("template[data-type]")];
    } catch {
        waiting = null;
        return [];
    }
}
