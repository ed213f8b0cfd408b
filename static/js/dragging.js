// Columns dragged by their handle, with mouse, pen or finger.

import { announce } from "./announcer.js";

/** How near to the window's edge a drag scrolls the page, and how far a step, in pixels. */
const edge = 80;
const scrollStep = 12;

/** Lets every column of the list be dragged to another place; Escape puts it back. */
export function letColumnsBeDragged(columns) {
    let drag = null;

    columns.list.addEventListener("pointerdown", (event) => {
        const handle = event.target.closest("[data-handle]");
        if (!handle || event.button !== 0 || drag) return;
        const column = handle.closest("[data-column]");
        drag = { column, handle, home: column.nextSibling, pointer: event.pointerId, y: event.clientY };
        column.classList.add("is-dragged");
    });

    document.addEventListener("pointermove", (event) => {
        if (event.pointerId !== drag?.pointer) return;
        event.preventDefault();
        drag.y = event.clientY;
        follow(columns, drag);
        keepScrolling(columns, drag, () => drag);
    });

    const end = (isKept) => {
        const { column, handle, home } = drag;
        drag = null;
        column.classList.remove("is-dragged");
        if (!isKept) columns.place(column, home);
        handle.focus();
        const all = columns.all;
        announce(`Column dropped at place ${all.indexOf(column) + 1} of ${all.length}.`);
    };

    document.addEventListener("pointerup", (event) => {
        if (event.pointerId === drag?.pointer) end(true);
    });
    document.addEventListener("pointercancel", (event) => {
        if (event.pointerId === drag?.pointer) end(false);
    });
    document.addEventListener("keydown", (event) => {
        if (drag && event.key === "Escape") end(false);
    });
}

/** Moves the dragged column past each neighbour whose middle the pointer has crossed. */
function follow(columns, drag) {
    const { column, y } = drag;
    const before = column.previousElementSibling;
    const after = column.nextElementSibling;
    if (before && y < middle(before)) {
        columns.place(column, before);
        follow(columns, drag);
    } else if (after && y > middle(after)) {
        columns.place(column, after.nextSibling);
        follow(columns, drag);
    }
}

function middle(element) {
    const box = element.getBoundingClientRect();
    return box.top + box.height / 2;
}

/** Scrolls for as long as the pointer rests near the upper or lower edge of the window. */
function keepScrolling(columns, drag, current) {
    if (drag.isScrolling) return;
    drag.isScrolling = true;
    const step = () => {
        const direction = drag.y < edge ? -1 : drag.y > innerHeight - edge ? 1 : 0;
        if (current() !== drag || direction === 0) {
            drag.isScrolling = false;
            return;
        }
        scrollBy({ top: direction * scrollStep, behavior: "instant" });
        follow(columns, drag);
        requestAnimationFrame(step);
    };
    step();
}
