"""Takes the pictures of README.md from a running FakeCSV that nobody has used yet.

    FAKECSV_URL=http://127.0.0.1:8000 .build/browser-venv/bin/python Tests/Browser/pictures.py

They go to docs/img/, larger than life, so that they stay sharp.
"""

import os
import pathlib
import re

from playwright.sync_api import expect, sync_playwright

from visitor import Surroundings

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "docs" / "img"
USERS = {"light": "ada", "dark": "grace"}
COLUMNS = [
    ("id", "row_number"),
    ("name", "full_name"),
    ("e-mail", "email_address"),
    ("company", "company_name"),
    ("age", "number"),
    ("customer since", "date"),
]


def take(surroundings, theme):
    visitor = surroundings.visitor(
        viewport={"width": 1280, "height": 800},
        color_scheme=theme,
        device_scale_factor=1.5,
        reduced_motion="reduce",
    )
    visitor.username = USERS[theme]
    visitor.register()
    visitor.make_schema("Customers", COLUMNS)
    for rows in ("1000", "250k"):
        visitor.ask_for(rows)
        expect(visitor.status_of()).to_have_text("ready", timeout=60_000)
    visitor.ask_for("40M")
    page = visitor.page
    # At the middle of the way, which is when the picture says most.
    percent = page.locator("[data-percent]")
    expect(percent).to_have_text(re.compile("^[4-9][0-9]$"), timeout=120_000)
    save(page, "schema", theme)
    page.get_by_role("button", name="Cancel").click()
    expect(visitor.status_of()).to_have_text("cancelled", timeout=30_000)
    page.get_by_role("link", name="Edit schema").click()
    page.set_viewport_size({"width": 1280, "height": 1900})
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_role("table")).to_be_visible()
    page.mouse.move(0, 0)
    save(page, "editor", theme)


def save(page, name, theme):
    suffix = "" if theme == "light" else f"-{theme}"
    page.evaluate("scrollTo(0, 0)")
    page.screenshot(path=FOLDER / f"{name}{suffix}.png")


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-dev-shm-usage"],
        )
        os.environ.setdefault("MAIL_PORT", "0")
        surroundings = Surroundings(browser, os.environ["FAKECSV_URL"].rstrip("/"))
        with surroundings.fresh():
            for theme in ("light", "dark"):
                take(surroundings, theme)
        browser.close()


if __name__ == "__main__":
    main()
