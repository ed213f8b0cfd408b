// The list of columns: add, remove, bring back, move, number anew.

import { announce } from "./announcer.js";
import { fillIndex, putIndex } from "./parameters.js";

/** Columns from which on a menu of 150 types would be felt when it is added. */
const shortMenus = 12;

/** The columns of the schema form, in the order in which they stand in the file. */
export class ColumnList {
    #form;
    #list;
    #model;
    #undo;
    #nextIndex;
    #removed = null;

    constructor(form) {
        this.#form = form;
        this.#list = form.querySelector("[data-columns]");
        this.#model = document.querySelector("template[data-new-column]");
        this.#undo = form.querySelector("[data-undo]");
        this.#nextIndex = 1 + Math.max(-1, ...this.all.map((column) => +column.dataset.column));
    }

    get list() { return this.#list; }

    get all() { return [...this.#list.children]; }

    /** Adds an empty column at the end and goes to its name; false when the server has to. */
    add() {
        const { maximumColumns, maximumIndex } = this.#form.dataset;
        // The server says that there are enough columns, or numbers them anew.
        if (this.all.length >= +maximumColumns || this.#nextIndex > +maximumIndex) return false;
        const column = fillIndex(this.#model, this.#nextIndex).firstElementChild;
        if (this.all.length > shortMenus) shortenMenu(column);
        column.dataset.fresh = "";
        this.#nextIndex += 1;
        this.#list.append(column);
        this.renumber();
        column.querySelector(".column-name input").focus();
        announce(`Column ${this.all.length} added.`);
        return true;
    }

    /** Puts a copy behind a column and goes to its name; false when the server has to. */
    duplicate(column) {
        const { maximumColumns, maximumIndex } = this.#form.dataset;
        if (this.all.length >= +maximumColumns || this.#nextIndex > +maximumIndex) return false;
        const copy = column.cloneNode(true);
        const originals = column.querySelectorAll("input, select, textarea");
        copy.querySelectorAll("input, select, textarea").forEach((field, place) => {
            field.value = originals[place].value;
        });
        const index = String(this.#nextIndex);
        this.#nextIndex += 1;
        putIndex(copy, `_${column.dataset.column}`, `_${index}`);
        copy.id = `column_${index}`;
        copy.dataset.column = index;
        delete copy.dataset.fresh;
        const name = copy.querySelector(".column-name input");
        name.value = this.#freeName(name.value);
        this.place(copy, column.nextSibling);
        name.focus();
        name.select();
        announce(`${nameOf(copy, this.all.indexOf(copy))} added.`);
        return true;
    }

    /** The name with the first number that makes it another. */
    #freeName(name) {
        if (!name) return name;
        const taken = new Set(this.all.map((column) => column.querySelector(".column-name input").value));
        let number = 2;
        while (taken.has(`${name}_${number}`)) number += 1;
        return `${name}_${number}`;
    }

    /** Takes a column out; it can be brought back until the next one goes. */
    remove(column) {
        const all = this.all;
        const place = all.indexOf(column);
        this.#removed = { column, next: all[place + 1] ?? null };
        column.remove();
        this.renumber();
        const neighbour = all[place + 1] ?? all[place - 1];
        const focus = neighbour?.querySelector("[data-remove]");
        (focus ?? this.#form.querySelector("[data-add]")).focus();
        this.#offerUndo(`${nameOf(column, place)} removed.`);
        return true;
    }

    /** Puts the column that was removed last where it stood. */
    undo() {
        const { column, next } = this.#removed;
        this.#list.insertBefore(column, next?.parentElement === this.#list ? next : null);
        this.#undo.hidden = true;
        this.renumber();
        column.querySelector(".column-name input").focus();
        announce(`${nameOf(column, this.all.indexOf(column))} is back.`);
        return true;
    }

    /** Moves a column by steps, as far as the list goes, keeping the focus on what moved it. */
    move(column, steps, focused) {
        const all = this.all;
        const place = all.indexOf(column);
        const goal = Math.min(Math.max(place + steps, 0), all.length - 1);
        if (goal !== place) this.place(column, goal < place ? all[goal] : all[goal].nextSibling);
        if (focused.disabled) column.querySelector("[data-up]:enabled, [data-down]:enabled")?.focus();
        else focused.focus();
        column.scrollIntoView({ block: "nearest" });
        announce(`${nameOf(column, goal)} is at place ${goal + 1} of ${all.length}.`);
        return true;
    }

    /** Puts a column before another, or at the end. */
    place(column, next) {
        this.#list.insertBefore(column, next);
        this.renumber();
    }

    /** Writes every column's place where it shows and where the form sends it. */
    renumber() {
        const all = this.all;
        this.#form.dispatchEvent(new Event("columns"));
        all.forEach((column, place) => {
            const order = column.querySelector("[data-order]");
            const up = column.querySelector("[data-up]");
            const down = column.querySelector("[data-down]");
            up.disabled = place === 0;
            down.disabled = place === all.length - 1;
            const number = String(place + 1);
            order.value = number;
            if (column.querySelector("[data-number]").textContent === number) return;
            column.querySelectorAll("[data-number]").forEach((shown) => {
                shown.textContent = number;
            });
        });
    }

    #offerUndo(sentence) {
        this.#undo.querySelector("[data-undo-text]").textContent = sentence;
        this.#undo.hidden = false;
        announce(`${sentence} Undo follows the list.`);
    }
}

/** Leaves the menu of types the chosen one: it gets all of them when it is reached. */
function shortenMenu(column) {
    const select = column.querySelector("[data-type-choice]");
    select.replaceChildren(...select.selectedOptions);
    select.dataset.short = "";
}

/** What a column is called in a sentence. */
function nameOf(column, place) {
    const name = column.querySelector(".column-name input").value.trim();
    return name ? `“${name}”` : `Column ${place + 1}`;
}
