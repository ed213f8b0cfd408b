// Tells screen readers what has just changed on the page.

const place = document.getElementById("announcer");
let pending = 0;

/** Reads a sentence out when the reader is free; the latest of several wins. */
export function announce(sentence) {
    clearTimeout(pending);
    place.textContent = "";
    // A text that equals the last one is only read again if the place was empty in between.
    pending = setTimeout(() => { place.textContent = sentence; }, 100);
}
