"""Takes the pictures of README.md from a running FakeCSV.

    FAKECSV_URL=http://127.0.0.1:8000 .build/browser-venv/bin/python Tests/Browser/pictures.py

They go to docs/img/, at twice the size, so that they stay sharp.
"""

import os
import pathlib

from playwright.sync_api import expect, sync_playwright

from visitor import Surroundings

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "docs" / "img"
SIZE = {"width": 1120, "height": 720}


def take(surroundings, theme):
    visitor = surroundings.visitor(
        viewport=SIZE, color_scheme=theme, device_scale_factor=2, reduced_motion="reduce"
    )
    visitor.username = f"ada-{theme}-{os.getpid()}"
    visitor.register()
    page = visitor.page
    page.locator(".entry-title a").first.click()
    for rows in ("1000", "250k"):
        visitor.ask_for(rows)
        expect(visitor.status_of()).to_have_text("ready", timeout=60_000)
    visitor.ask_for("100M")
    expect(page.locator("[data-percent]")).not_to_have_text("0", timeout=120_000)
    page.evaluate("scrollTo(0, 0)")
    save(page, "schema", theme)
    page.get_by_role("button", name="Cancel").click()
    expect(visitor.status_of()).to_have_text("cancelled", timeout=30_000)
    page.get_by_role("link", name="Edit schema").click()
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_role("table")).to_be_visible()
    page.evaluate("scrollTo(0, 0)")
    save(page, "editor", theme)


def save(page, name, theme):
    suffix = "" if theme == "light" else f"-{theme}"
    page.screenshot(path=FOLDER / f"{name}{suffix}.png")


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-dev-shm-usage"],
        )
        surroundings = Surroundings(browser, os.environ["FAKECSV_URL"].rstrip("/"))
        with surroundings.fresh():
            for theme in ("light", "dark"):
                take(surroundings, theme)
        browser.close()


if __name__ == "__main__":
    main()
