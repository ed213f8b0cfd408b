// Puts the beginning of a chosen file into the text area: a large one need not travel.

/** As much as the server looks at, in bytes. */
const limit = 256 * 1024;

export function readChosenFiles(form) {
    const { file, text } = form.elements;
    file.addEventListener("change", async () => {
        const chosen = file.files[0];
        if (!chosen) return;
        text.value = await chosen.slice(0, limit).text();
        file.value = "";
        text.focus();
        text.setSelectionRange(0, 0);
    });
}
