// Follows the files that are waiting or being made, until each of them is ready.

import { announce } from "./announcer.js";
import { letTextsBeCopied } from "./copying.js";
import { sendOnce } from "./submits.js";

/** The waits between two looks, in milliseconds: small files are ready at once, large ones are not. */
const firstWait = 150;
const longestWait = 4000;
const growth = 1.35;

/** Looks after the pending files of the list; rests while the page is out of sight. */
export function watchDatasets(list) {
    let wait = firstWait;
    let timer = 0;

    const look = async () => {
        const pending = [...list.querySelectorAll("[data-pending]")];
        if (!pending.length || document.hidden) return;
        const changes = await progress(pending, list.dataset.datasets);
        pending.forEach((row, place) => showProgress(row, changes[place]));
        const isRenewed = changes.some((change) => change.isOver) && await renew(list);
        wait = isRenewed ? firstWait : Math.min(wait * growth, longestWait);
        schedule();
    };
    const schedule = () => {
        clearTimeout(timer);
        timer = setTimeout(look, wait);
    };

    document.addEventListener("visibilitychange", () => {
        if (document.hidden) return;
        wait = firstWait;
        schedule();
    });
    schedule();
}

/** How far the files are, by one request however many they are. */
async function progress(rows, path) {
    if (rows.length === 1) return [await progressOfOne(rows[0])];
    const answer = await fetchJSON(`${path}/progress${location.search}`);
    if (!Array.isArray(answer)) return rows.map(() => ({ isOver: false }));
    const known = new Map(answer.map((change) => [String(change.dataset), change]));
    return rows.map((row) => known.get(row.dataset.dataset) ?? { isOver: true });
}

/** The web server answers for one file by itself. A missing answer says nothing yet. */
async function progressOfOne(row) {
    const answer = await fetchJSON(row.dataset.pending);
    if (answer === 404) return { isOver: true };
    if (!answer) return { isOver: false };
    return { ...answer, isOver: !["queued", "generating"].includes(answer.status) };
}

async function fetchJSON(path) {
    try {
        const response = await fetch(path, { headers: { Accept: "application/json" } });
        if (!response.ok) return response.status === 404 ? 404 : null;
        return await response.json();
    } catch {
        return null;
    }
}

const labels = { queued: "waiting", generating: "processing" };
const numbers = new Intl.NumberFormat("en");

/** Writes the progress into the row. */
function showProgress(row, change) {
    const label = labels[change.status];
    if (!label) return;
    const status = row.querySelector("[data-label]");
    if (row.dataset.status !== change.status) {
        row.dataset.status = change.status;
        status.className = `status status-${change.status}`;
        status.textContent = label;
    }
    const percent = Math.min(Math.max(Math.floor(change.percent ?? 0), 0), 100);
    row.querySelector("progress").value = percent;
    row.querySelector("[data-percent]").textContent = percent;
    row.querySelector("[data-rate]").textContent = rateOf(change);
}

function rateOf({ rate, rows, rows_done: done }) {
    if (!(rate > 0)) return "";
    const left = Math.max(0, rows - done) / rate;
    const words = `${numbers.format(Math.round(rate))} rows/s`;
    return left >= 1 ? `${words}, ${duration(left)} left` : words;
}

/** `42 s`, `3 min 20 s`, `2 h 5 min`. */
export function duration(seconds) {
    if (seconds < 1) return "under a second";
    const whole = Math.round(seconds);
    if (whole < 60) return `${whole} s`;
    if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
    return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

/** Fetches the page and puts its rows in the place of those that are over; whether there were any. */
async function renew(list) {
    const page = await freshPage(list.dataset.datasets + location.search);
    if (!page) return false;
    let isRenewed = false;
    for (const row of list.querySelectorAll("[data-pending]")) {
        const fresh = page.getElementById(row.id);
        if (fresh?.dataset.pending) continue;
        if (fresh) swap(row, fresh);
        else row.remove();
        isRenewed = true;
    }
    return isRenewed;
}

async function freshPage(path) {
    try {
        const response = await fetch(path, { headers: { Accept: "text/html" } });
        if (response.redirected) location.reload();
        if (!response.ok || response.redirected) return null;
        return new DOMParser().parseFromString(await response.text(), "text/html");
    } catch {
        return null;
    }
}

/** Puts the new row in the place of the old one; a focus inside goes to the row's first action. */
function swap(row, fresh) {
    const hadFocus = row.contains(document.activeElement);
    const made = document.importNode(fresh, true);
    row.replaceWith(made);
    made.querySelectorAll("form[data-once]").forEach(sendOnce);
    letTextsBeCopied(made);
    if (hadFocus) made.querySelector(".dataset-actions a, .dataset-actions button")?.focus();
    const rows = made.querySelector(".dataset-title").textContent.trim();
    announce(`${rows}: ${made.querySelector("[data-label]").textContent.trim()}`);
}
