// Follows the files that are waiting or being made, until each of them is ready.

import { announce } from "./announcer.js";
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
        const changes = await Promise.all(pending.map(progress));
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

/** How far a file is. An answer that is missing says nothing yet: it is asked for again. */
async function progress(row) {
    try {
        const response = await fetch(row.dataset.pending, { headers: { Accept: "application/json" } });
        if (!response.ok) return { isOver: response.status === 404 };
        const answer = await response.json();
        return { ...answer, isOver: !["queued", "generating"].includes(answer.status) };
    } catch {
        return { isOver: false };
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
    const rate = change.rate > 0 ? `${numbers.format(Math.round(change.rate))} rows/s` : "";
    row.querySelector("[data-rate]").textContent = rate;
}

/** Fetches the page and puts its rows in the place of those that are over; whether there were any. */
async function renew(list) {
    const page = await freshPage(list.dataset.datasets);
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
    if (hadFocus) made.querySelector(".dataset-actions a, .dataset-actions button")?.focus();
    const rows = made.querySelector(".dataset-title").textContent.trim();
    announce(`${rows}: ${made.querySelector("[data-label]").textContent.trim()}`);
}
