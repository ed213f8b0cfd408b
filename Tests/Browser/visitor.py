"""Somebody who uses FakeCSV in a browser, and whatever must never happen to him meanwhile."""

import contextlib
import csv
import os
import pathlib
import re
import secrets
import sys
import time

from playwright.sync_api import expect

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "Mail"))

import smtp  # noqa: E402

# What Chromium itself writes to the console when a form comes back with messages at its fields or
# with the wish to sign in first, and when somebody goes to a page that is not there any more.
REFUSED_FORM = re.compile("the server responded with a status of (401|422)")
MISSING_PAGE = "the server responded with a status of 404"
MISSING_PAGES = re.compile(r"/(no-such-page|schemas/[0-9]+)(#files)?$")

PASSWORD = "four plain words together"


class Surroundings:
    """Makes visitors, and looks after each check that nothing went wrong unseen."""

    def __init__(self, browser, base):
        self.browser = browser
        self.base = base
        self._contexts = []
        self._wrongs = []
        self._forgiven = []
        self._mail = smtp.Server(needs_password=False, port=int(os.environ["MAIL_PORT"]))
        self._mail.mood = "plain"

    def link_to(self, address):
        """The path in the newest message to that address, once it has come; it is thrown away."""
        end = time.monotonic() + 30
        while time.monotonic() < end:
            for message in reversed(self._mail.messages):
                if message["To"] == address:
                    self._mail.messages.remove(message)
                    return re.search(r"https://csv\.example\.org(/\S+)", message.get_content())[1]
            time.sleep(0.1)
        raise AssertionError(f"no message came for {address}")

    @contextlib.contextmanager
    def fresh(self):
        """Closes the visitors of one check, and fails it for errors that no page should cause."""
        self._wrongs, self._forgiven = [], []
        try:
            yield
        finally:
            for context in self._contexts:
                context.close()
            self._contexts = []
        assert not self._wrongs, "\n".join(self._wrongs)

    def visitor(self, **options):
        """A visitor with a browser of his own; options are those of a Playwright context."""
        context = self.browser.new_context(
            base_url=self.base, accept_downloads=True, **{"viewport": DESK, **options}
        )
        context.set_default_timeout(10_000)
        self._contexts.append(context)
        page = context.new_page()
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self._wrongs.append(f"script error: {error}"))
        page.on("request", self._watch)
        return Visitor(page)

    def member(self, **options):
        """A visitor who has just registered."""
        visitor = self.visitor(**options)
        visitor.register()
        return visitor

    def administrator(self, **options):
        """The administrator of the site under test, signed in: ADMINISTRATOR is "name:password"."""
        name, password = os.environ["ADMINISTRATOR"].split(":", 1)
        visitor = self.visitor(**options)
        visitor.username = name
        visitor.page.goto("/login")
        visitor.sign_in(password)
        expect(visitor.page.get_by_role("link", name="Administration")).to_be_visible()
        return visitor

    def forgive(self, words):
        """Lets the console say so during this check: it brings it about itself."""
        self._forgiven.append(words)

    def _hear(self, message):
        if message.type not in ("error", "warning") or REFUSED_FORM.search(message.text):
            return
        address = message.location.get("url", "")
        if MISSING_PAGE in message.text and MISSING_PAGES.search(address):
            return
        if any(words in message.text for words in self._forgiven):
            return
        self._wrongs.append(f"console: {message.text} ({address})")

    def _watch(self, request):
        if not request.url.startswith((self.base + "/", "data:", "blob:")):
            self._wrongs.append(f"request to another host: {request.url}")


DESK = {"width": 1280, "height": 900}
PHONE = {"width": 320, "height": 640}


class Visitor:
    """What a person does on the pages, in his own words."""

    def __init__(self, page):
        self.page = page
        self.username = f"walker-{secrets.token_hex(6)}"

    # Accounts

    def register(self, email=""):
        self.page.goto("/register")
        self.page.get_by_label("E-mail").fill(email)
        self.page.get_by_label("User name").fill(self.username)
        self.page.get_by_label("Password", exact=True).fill(PASSWORD)
        self.page.get_by_label("Password again").fill(PASSWORD)
        self.page.get_by_role("button", name="Make the account").click()
        expect(self.page.get_by_role("button", name="Sign out")).to_be_visible()

    def sign_in(self, password=PASSWORD):
        self.page.get_by_label("User name").fill(self.username)
        self.page.get_by_label("Password").fill(password)
        self.page.get_by_role("button", name="Sign in").click()

    def lose_session(self):
        """The session ends behind the visitor's back."""
        self.page.context.clear_cookies()

    # Schemas

    def make_schema(self, name, columns):
        """Saves a schema of (name, type id) columns; ends on its page."""
        self.page.goto("/schemas/new")
        self.page.get_by_label("Schema name").fill(name)
        for position, (column, kind) in enumerate(columns):
            if position:
                self.page.get_by_role("button", name="Add a column").click()
                expect(self.columns).to_have_count(position + 1)
            self.name_of(position).fill(column)
            self.type_of(position).select_option(kind)
        self.save()

    def save(self):
        self.page.get_by_role("button", name="Save schema").click()
        expect(self.page.get_by_role("heading", name="Make a file")).to_be_visible()

    @property
    def columns(self):
        return self.page.locator("#columns > li")

    def name_of(self, position):
        return self.columns.nth(position).get_by_label("Name", exact=True)

    def type_of(self, position):
        return self.columns.nth(position).get_by_label("Type", exact=True)

    def setting_of(self, position, parameter):
        return self.columns.nth(position).locator(f"[name^='column_{parameter}_']")

    def button_of(self, position, words):
        return self.columns.nth(position).get_by_role("button", name=words)

    def column_names(self):
        boxes = self.columns.get_by_label("Name", exact=True)
        return [boxes.nth(position).input_value() for position in range(boxes.count())]

    def column_orders(self):
        return self.page.eval_on_selector_all(
            "[name^='column_order_']", "fields => fields.map(field => Number(field.value))"
        )

    # Files

    @property
    def files(self):
        return self.page.locator(".dataset")

    def ask_for(self, rows, seed=""):
        self.page.get_by_label("Rows").fill(str(rows))
        self.page.get_by_label("Seed").fill(str(seed))
        self.page.get_by_role("button", name="Make the file").click()

    def status_of(self, position=0):
        return self.files.nth(position).locator(".status")

    def download(self, position=0):
        """The newest file, read as a program would read it: a list of rows with the header."""
        with self.page.expect_download() as waiting:
            self.files.nth(position).get_by_role("link", name="Download").click()
        return read_csv(waiting.value)

    # The page at hand

    def shows(self, text):
        expect(self.page.get_by_text(text).first).to_be_visible()

    def problem_at(self, field):
        """The message at a field, as assistive technology finds it."""
        box = self.page.locator(f"[id='{field}']")
        expect(box).to_have_attribute("aria-invalid", "true")
        ids = (box.get_attribute("aria-describedby") or "").split()
        assert f"{field}-problem" in ids, f"{field} is described by {ids}"
        return self.page.locator(f"[id='{field}-problem']").inner_text()

    def focused(self, attribute):
        return self.page.evaluate(
            "attribute => document.activeElement.getAttribute(attribute)", attribute
        )


def read_csv(download):
    """A downloaded file's rows."""
    assert download.suggested_filename.endswith(".csv"), download.suggested_filename
    with open(download.path(), encoding="utf-8", newline="") as file:
        return list(csv.reader(file))
