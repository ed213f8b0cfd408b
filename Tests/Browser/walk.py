"""Runs every check of this folder against a running FakeCSV and counts them.

The address comes from FAKECSV_URL; arguments pick checks by a part of their name. The last line
is "N passed, M failed", and the exit status says whether M is 0.
"""

import os
import sys
import time
import traceback

from playwright.sync_api import sync_playwright

import accessibility
import bad_input
import by_keyboard
import markup
import sessions
import speed
import with_javascript
import without_javascript
from visitor import Surroundings

MODULES = [
    with_javascript, without_javascript, by_keyboard, sessions, bad_input, accessibility, markup,
    speed,
]


def checks(parts):
    """The functions check_… of all modules, in the order in which they stand there."""
    for module in MODULES:
        for name, function in vars(module).items():
            full_name = f"{module.__name__}.{name.removeprefix('check_')}"
            is_chosen = not parts or any(part in full_name for part in parts)
            if name.startswith("check_") and is_chosen:
                yield full_name, function


def run(name, function, surroundings):
    """Runs one check in a browser context of its own; true when it passed."""
    start = time.monotonic()
    try:
        with surroundings.fresh():
            function(surroundings)
    except Exception:
        print(f"FAILED {name}", flush=True)
        traceback.print_exc(file=sys.stdout)
        return False
    print(f"passed {name} ({time.monotonic() - start:.1f} s)", flush=True)
    return True


def main():
    base = os.environ.get("FAKECSV_URL")
    if not base:
        sys.exit("FAKECSV_URL is not set: give the address of a running FakeCSV.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-dev-shm-usage"],
        )
        surroundings = Surroundings(browser, base.rstrip("/"))
        results = [run(name, function, surroundings) for name, function in checks(sys.argv[1:])]
        browser.close()
    failed = results.count(False) if results else 1
    print(f"{results.count(True)} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
