// The type picker: a dialog with search in the place of the select's own list.

import { announce } from "./announcer.js";
import { loadTypes } from "./types.js";

/** Lets every type select of the form open the picker, by mouse and by keyboard. */
export function letTypesBePicked(form) {
    const dialog = document.querySelector("[data-picker]");
    if (!dialog?.showModal) return;
    const picker = new Picker(dialog);
    const open = (event, select) => {
        event.preventDefault();
        select.focus();
        picker.open(select, form.dataset.types);
    };

    form.addEventListener("mousedown", (event) => {
        if (event.button === 0 && event.target.matches("[data-type-choice]")) open(event, event.target);
    });
    form.addEventListener("keydown", (event) => {
        const opens = ["Enter", " ", "F4"].includes(event.key) || (event.altKey && event.key === "ArrowDown");
        if (opens && event.target.matches("[data-type-choice]")) open(event, event.target);
    });
    form.addEventListener("focusin", (event) => {
        if (!event.target.matches("[data-type-choice]")) return;
        listAllTypes(event.target);
        loadTypes(form.dataset.types);
    });
}

/** Gives the short menu of a long form all types: letters typed into it find them. */
function listAllTypes(select) {
    if (!("short" in select.dataset)) return;
    const model = document.querySelector("template[data-new-column]").content;
    const groups = document.importNode(model.querySelector("[data-type-choice]"), true).children;
    const { value, selectedOptions: [chosen] } = select;
    delete select.dataset.short;
    select.replaceChildren(...groups);
    if (![...select.options].some((option) => option.value === value)) select.prepend(chosen);
    select.value = value;
}

class Picker {
    #dialog;
    #search;
    #list;
    #about;
    #none;
    #select = null;
    #entries = [];
    #shown = [];
    #active = -1;

    constructor(dialog) {
        this.#dialog = dialog;
        this.#search = dialog.querySelector("[data-picker-search]");
        this.#list = dialog.querySelector("[data-picker-list]");
        this.#about = dialog.querySelector("[data-picker-about]");
        this.#none = dialog.querySelector("[data-picker-none]");
        this.#search.addEventListener("input", () => this.#filter());
        this.#search.addEventListener("keydown", (event) => this.#press(event));
        this.#list.addEventListener("mousedown", (event) => event.preventDefault());
        this.#list.addEventListener("mousemove", (event) => {
            const place = this.#placeOf(event.target);
            if (place >= 0 && place !== this.#active) this.#point(place, false);
        });
        this.#list.addEventListener("click", (event) => {
            const place = this.#placeOf(event.target);
            if (place >= 0) this.#choose(place);
        });
        dialog.querySelector("[data-picker-close]").addEventListener("click", () => dialog.close());
        dialog.addEventListener("click", (event) => {
            if (event.target === dialog) dialog.close();
        });
        dialog.addEventListener("close", () => this.#select?.focus());
    }

    async open(select, path) {
        this.#select = select;
        if (!this.#entries.length) this.#fill(await loadTypes(path));
        if (!this.#entries.length) return;
        this.#search.value = "";
        this.#dialog.showModal();
        this.#filter();
        const chosen = this.#shown.findIndex(({ id }) => id === select.value);
        this.#point(Math.max(chosen, 0), true);
        this.#search.focus();
    }

    /** Builds the list once: groups of options. */
    #fill(types) {
        const groups = new Map();
        for (const { dataset } of types) {
            const option = document.createElement("div");
            option.className = "picker-option";
            option.role = "option";
            option.id = `picker-${dataset.type}`;
            option.append(part("span", "picker-name", dataset.title));
            option.append(part("span", "picker-example", dataset.example));
            if (!groups.has(dataset.group)) groups.set(dataset.group, makeGroup(dataset.group, groups.size));
            groups.get(dataset.group).append(option);
            const words = `${dataset.title} ${dataset.type} ${dataset.group}`.toLowerCase();
            this.#entries.push({
                id: dataset.type, option, words, summary: dataset.summary, title: dataset.title,
                example: dataset.example, text: `${words} ${dataset.summary}`.toLowerCase(),
            });
        }
        this.#list.replaceChildren(...groups.values());
    }

    #filter() {
        const parts = this.#search.value.toLowerCase().split(/[\s_-]+/).filter(Boolean);
        this.#shown = [];
        for (const entry of this.#entries) {
            const isShown = parts.every((word) => entry.text.includes(word));
            entry.option.hidden = !isShown;
            if (isShown) this.#shown.push(entry);
        }
        for (const group of this.#list.children) {
            group.hidden = ![...group.children].some((child) => child.role === "option" && !child.hidden);
        }
        this.#none.hidden = this.#shown.length > 0;
        this.#point(this.#best(parts), true);
    }

    /** The place of what fits best: a name that begins with the words, else one that has them. */
    #best(parts) {
        if (!parts.length) return 0;
        const phrase = parts.join(" ");
        const begins = this.#shown.findIndex(({ words }) => words.startsWith(phrase));
        if (begins >= 0) return begins;
        const has = this.#shown.findIndex(({ words }) => parts.every((word) => words.includes(word)));
        return Math.max(has, 0);
    }

    #press(event) {
        const last = this.#shown.length - 1;
        const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
        if (event.key in steps) this.#point(clamp(this.#active + steps[event.key], last), true);
        else if (event.key === "Enter" && last >= 0) this.#choose(this.#active);
        else return;
        event.preventDefault();
    }

    #placeOf(target) {
        const option = target.closest(".picker-option");
        return this.#shown.findIndex((entry) => entry.option === option);
    }

    /** Marks one option and tells what it is. */
    #point(place, isScrolled) {
        for (const option of this.#list.querySelectorAll("[aria-selected=true]")) {
            option.setAttribute("aria-selected", "false");
        }
        this.#active = place;
        const entry = this.#shown[place];
        if (!entry) {
            this.#search.removeAttribute("aria-activedescendant");
            this.#about.replaceChildren();
            return;
        }
        entry.option.setAttribute("aria-selected", "true");
        if (isScrolled) entry.option.scrollIntoView({ block: "nearest" });
        this.#search.setAttribute("aria-activedescendant", entry.option.id);
        this.#about.replaceChildren(part("strong", "", entry.title), ` ${entry.summary} `, part("code", "", entry.example));
    }

    #choose(place) {
        const { id, title } = this.#shown[place];
        const select = this.#select;
        if (![...select.options].some((option) => option.value === id)) select.add(new Option(title, id));
        this.#dialog.close();
        if (select.value === id) return;
        select.value = id;
        select.dispatchEvent(new Event("change", { bubbles: true }));
        announce(`${title} chosen.`);
    }
}

function makeGroup(title, number) {
    const group = document.createElement("div");
    group.role = "group";
    group.setAttribute("aria-labelledby", `picker-group-${number}`);
    const heading = part("div", "picker-group", title);
    heading.id = `picker-group-${number}`;
    group.append(heading);
    return group;
}

function part(tag, className, text) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.textContent = text;
    return element;
}

function clamp(place, last) { return Math.min(Math.max(place, 0), last); }
