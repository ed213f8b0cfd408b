// The form that asks for a file: thousands separators, and how large the file will be.

import { duration } from "./datasets.js";

const numbers = new Intl.NumberFormat("en");
const units = [["kB", 1e3], ["MB", 1e6], ["GB", 1e9], ["TB", 1e12]];

/** Says beside the number of rows what it means. */
export function estimateOrder(form) {
    const field = form.elements.rows;
    const place = form.querySelector("[data-estimate]");
    const standard = place?.textContent;
    const show = () => {
        const rows = rowsIn(field.value);
        if (!place) return;
        const size = (rows * Number(form.dataset.bytes)) / 100;
        const seconds = rows / Number(form.dataset.speed);
        const words = `${numbers.format(rows)} ${rows === 1 ? "row" : "rows"}: about ${sizeText(size)}`;
        place.textContent = rows > 0
            ? `${words}${isPlain(form) ? "" : " as plain CSV"}, ${duration(seconds)}.` : standard;
    };

    field.addEventListener("input", show);
    form.addEventListener("change", show);
    field.addEventListener("change", () => {
        if (/^[0-9]{4,15}$/.test(field.value.trim())) field.value = numbers.format(Number(field.value));
        show();
    });
    show();
}

/** Whether the file is what the estimate was made for. */
function isPlain(form) {
    const { format, compression } = form.elements;
    return (format?.value ?? "csv") === "csv" && (compression?.value ?? "none") === "none";
}

/** The number that a text like 10k, 5M, 1e6 or 1,000 means; 0 for none. */
function rowsIn(text) {
    const match = /^([0-9]+(?:\.[0-9]+)?(?:e[0-9]{1,2})?)([kmg]?)$/i.exec(text.replace(/[, _]/g, ""));
    if (!match) return 0;
    const powers = { "": 1, k: 1e3, m: 1e6, g: 1e9 };
    const rows = Number(match[1]) * powers[match[2].toLowerCase()];
    return Number.isInteger(rows) && rows <= 1e9 ? rows : 0;
}

function sizeText(bytes) {
    const [unit, size] = units.findLast(([, size]) => bytes >= size) ?? ["bytes", 1];
    const number = bytes / size;
    return `${number < 10 && size > 1 ? number.toFixed(1) : Math.round(number)} ${unit}`;
}
