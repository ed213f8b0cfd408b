// Starts what the page at hand has use for, and loads no more. Every page works without any of it.

import { startProblems } from "./problems.js";
import { sendOnce } from "./submits.js";

/** Loads a part for the elements that have use for it. */
async function start(selector, load) {
    const found = document.querySelectorAll(selector);
    if (!found.length) return;
    const part = await load();
    for (const element of found) part(element);
}

startProblems(document);
start("[data-datasets]", async () => (await import("./datasets.js")).watchDatasets);
start("form[data-order]", async () => (await import("./order.js")).estimateOrder);
start("form[data-import]", async () => (await import("./importing.js")).readChosenFiles);
start("body:has([data-copy])", async () => (await import("./copying.js")).letTextsBeCopied);
await start("form[data-editor]", async () => (await import("./editor.js")).startEditor);
// After the editor, which keeps some of its form's submits for itself.
document.querySelectorAll("form[data-once]").forEach(sendOnce);
