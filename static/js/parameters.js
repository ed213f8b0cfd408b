// The parameters of a column's type, swapped in when the type changes.

import { showProblem } from "./problems.js";
import { loadTypes } from "./types.js";

/** What was typed for each parameter, by select, so that going back to a type loses nothing. */
const typed = new WeakMap();

/** Shows the parameters of the type chosen; what was typed under the same name stays. */
export async function swapParameters(select) {
    const types = await loadTypes(select.form.dataset.types);
    if (types.length === 0) {
        showProblem(select.id, "The settings of this type could not be fetched. Choose it again, "
            + "or save: the next page has them.");
        return;
    }
    const model = types.find((type) => type.dataset.type === select.value);
    if (!model) return;
    const column = select.closest("[data-column]");
    const old = column.querySelector("[data-parameters]");
    const kept = typed.get(select) ?? new Map();
    for (const field of old.querySelectorAll("input, select, textarea")) {
        kept.set(field.name, field.value);
    }
    typed.set(select, kept);

    const fresh = fillIndex(model, column.dataset.column);
    const parameters = fresh.querySelector("[data-parameters]");
    const hidden = new Map(kept);
    for (const field of parameters.querySelectorAll("input, select, textarea")) {
        restore(field, kept);
        hidden.delete(field.name);
    }
    for (const [name, value] of hidden) if (value) parameters.append(hiddenField(name, value));
    old.replaceWith(parameters);
    column.querySelector("[data-about]").replaceWith(fresh.querySelector("[data-about]"));
}

/** A copy of the template's content with the column's index in every name and reference. */
export function fillIndex(template, index) {
    const open = template.dataset.index;
    const copy = document.importNode(template.content, true);
    putIndex(copy, open, index);
    return copy;
}

/** Writes another index into every name and reference below an element. */
export function putIndex(root, open, index) {
    for (const element of root.querySelectorAll("*")) {
        for (const attribute of element.attributes) {
            if (attribute.value.includes(open)) {
                attribute.value = attribute.value.replaceAll(open, index);
            }
        }
    }
}

/** What was typed for a parameter that the type does not show travels with the form, as it does
    without scripts. */
function hiddenField(name, value) {
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = name;
    field.value = value;
    return field;
}

/** Puts a value back; a choice only where this type offers it. */
function restore(field, kept) {
    if (!kept.has(field.name)) return;
    const value = kept.get(field.name);
    const isOffered = !field.options || [...field.options].some((option) => option.value === value);
    if (isOffered) field.value = value;
}
