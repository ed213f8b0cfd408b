// Names of columns: Enter goes on to the next, pasted lists become columns, types follow names.

import { announce } from "./announcer.js";
import { swapParameters } from "./parameters.js";

const nameField = ".column-name input";

/** Makes typing names quick: by Enter, by pasting, and by the type that a name suggests. */
export function letNamesBeTyped(form, columns) {
    markFresh(columns.all);
    form.addEventListener("keydown", (event) => {
        const isPlain = event.key === "Enter" && !event.isComposing && !event.ctrlKey && !event.metaKey;
        if (!isPlain || !event.target.matches(nameField)) return;
        if (goOn(event.target, columns)) event.preventDefault();
    });
    form.addEventListener("paste", (event) => {
        const text = event.clipboardData?.getData("text/plain") ?? "";
        if (!event.target.matches(nameField) || !isList(text)) return;
        event.preventDefault();
        makeColumns(text, event.target, form, columns);
    });
    form.addEventListener("change", (event) => {
        const column = event.target.closest("[data-column]");
        if (!column) return;
        if (event.target.matches(nameField)) suggest(column, event.target, form);
        else delete column.dataset.fresh;
    });
}

/** A column without a name, whose type nobody has chosen: its name may choose it. */
function markFresh(all) {
    for (const column of all) {
        const isFresh = !column.querySelector(nameField).value && !column.querySelector(".problem");
        if (isFresh) column.dataset.fresh = "";
    }
}

/** Goes to the next column's name, or adds a column; false when the server has to. */
function goOn(field, columns) {
    const next = field.closest("[data-column]").nextElementSibling?.querySelector(nameField);
    if (!next) return field.value.trim() ? columns.add() : true;
    next.focus();
    next.select();
    return true;
}

function isList(text) {
    return text.trim().split(/[\r\n\t]+/).length > 1;
}

/** Has the server make columns of a list, as the field for many names does. */
function makeColumns(text, field, form, columns) {
    const column = field.closest("[data-column]");
    if (!field.value && columns.all.length > 1) column.remove();
    form.elements.names.value = text;
    form.querySelector("button[value=add_names]").click();
}

/** Gives a fresh column the type that its name suggests. */
async function suggest(column, field, form) {
    const name = field.value.trim();
    if (!("fresh" in column.dataset) || !name) return;
    const { type, parameters } = await guess(name, form.dataset.guess);
    const select = column.querySelector("[data-type-choice]");
    const isBusy = document.querySelector("dialog[open]");
    if (!type || isBusy || !("fresh" in column.dataset) || field.value.trim() !== name) return;
    if (select.value === type) return;
    if (![...select.options].some((option) => option.value === type)) select.add(new Option(type, type));
    select.value = type;
    await swapParameters(select);
    for (const [part, value] of Object.entries(parameters)) {
        const setting = form.elements[`column_${part}_${column.dataset.column}`];
        if (setting) setting.value = value;
    }
    form.dispatchEvent(new Event("columns"));
    announce(`${select.selectedOptions[0].text} chosen by the name.`);
}

/** What the server makes of a name; nothing when it does not answer in time. */
async function guess(name, path) {
    try {
        const address = `${path}?name=${encodeURIComponent(name.slice(0, 128))}`;
        const headers = { Accept: "application/json" };
        const response = await fetch(address, { headers, signal: AbortSignal.timeout(2_000) });
        return response.ok ? await response.json() : {};
    } catch {
        return {};
    }
}
