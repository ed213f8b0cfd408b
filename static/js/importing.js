// Puts the beginning of a chosen file into the text area: a large one need not travel.

/** What no text has: the server says so better than a field full of it. */
const binary = /[\0-\x08\x0e-\x1f]/;

/** As much as the server looks at, in bytes. */
const limit = 256 * 1024;

export function readChosenFiles(form) {
    const { file, text } = form.elements;
    file.addEventListener("change", async () => {
        const chosen = file.files[0];
        if (!chosen) return;
        const beginning = await chosen.slice(0, limit).text();
        if (binary.test(beginning)) return;
        text.value = beginning;
        file.value = "";
        text.focus();
        text.setSelectionRange(0, 0);
    });
}
