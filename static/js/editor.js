// The schema editor in the page: what its buttons do on the server, done without a round trip.

import { ColumnList } from "./columns.js";
import { letColumnsBeDragged } from "./dragging.js";
import { letNamesBeTyped } from "./naming.js";
import { swapParameters } from "./parameters.js";
import { letTypesBePicked } from "./picker.js";
import { letPreview } from "./preview.js";
import { warnWhenUnsaved } from "./unsaved.js";

/** Brings the editor's form to life. */
export function startEditor(form) {
    const columns = new ColumnList(form);
    letPreview(form);
    warnWhenUnsaved(form);
    letColumnsBeDragged(columns);
    letTypesBePicked(form);
    letNamesBeTyped(form, columns);

    form.addEventListener("click", (event) => {
        const button = event.target.closest("button");
        if (button && press(button, columns)) event.preventDefault();
    });
    form.addEventListener("change", (event) => {
        if (event.target.matches("[data-type-choice]")) swapParameters(event.target);
    });
    form.addEventListener("keydown", (event) => {
        const handle = event.target.closest("[data-handle]");
        if (handle && moveByKey(event.key, handle, columns)) event.preventDefault();
    });
    // Until now the server did what the buttons say.
    form.dataset.alive = "";
    catchUp(form);
}

/** Shows the settings of types that were chosen before this script ran, or that the browser put
    back when the page was loaded again. */
function catchUp(form) {
    for (const select of form.querySelectorAll("[data-type-choice]")) {
        const shown = select.querySelector("option[selected]") ?? select.options[0];
        if (shown && select.value !== shown.value) swapParameters(select);
    }
}

/** Does what a button stands for; false when the server has to do it. */
function press(button, columns) {
    const column = button.closest("[data-column]");
    const { dataset } = button;
    if ("add" in dataset) return columns.add();
    if ("undoButton" in dataset) return columns.undo();
    if ("duplicate" in dataset) return columns.duplicate(column);
    if ("remove" in dataset) return columns.remove(column);
    if ("up" in dataset) return columns.move(column, -1, button);
    if ("down" in dataset) return columns.move(column, 1, button);
    return false;
}

/** Moves a column by its handle: a step by the arrows, to an end by Home and End. */
function moveByKey(key, handle, columns) {
    const steps = { ArrowUp: -1, ArrowDown: 1, Home: -Infinity, End: Infinity };
    if (!(key in steps)) return false;
    return columns.move(handle.closest("[data-column]"), steps[key], handle);
}
