// Starts what the page at hand has use for. Every page works without any of it.

import { letTextsBeCopied } from "./copying.js";
import { watchDatasets } from "./datasets.js";
import { startEditor } from "./editor.js";
import { readChosenFiles } from "./importing.js";
import { estimateOrder } from "./order.js";
import { startProblems } from "./problems.js";
import { sendOnce } from "./submits.js";

startProblems(document);
document.querySelectorAll("form[data-editor]").forEach(startEditor);
// After the editor, which keeps some of its form's submits for itself.
document.querySelectorAll("form[data-once]").forEach(sendOnce);
letTextsBeCopied(document);
document.querySelectorAll("form[data-order]").forEach(estimateOrder);
document.querySelectorAll("form[data-import]").forEach(readChosenFiles);
document.querySelectorAll("[data-datasets]").forEach(watchDatasets);
