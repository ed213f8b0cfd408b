"""Every page, in both themes, on a desk and on a phone: axe, overflow, headers."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from visitor import DESK, PHONE

PEOPLE = [("id", "row_number"), ("who", "full_name"), ("age", "number"), ("since", "date")]


def check_every_page_on_a_desk_in_light(surroundings):
    every_page(surroundings, DESK, "light")


def check_every_page_on_a_desk_in_dark(surroundings):
    every_page(surroundings, DESK, "dark")


def check_every_page_on_a_phone_in_light(surroundings):
    every_page(surroundings, PHONE, "light")


def check_every_page_on_a_phone_in_dark(surroundings):
    every_page(surroundings, PHONE, "dark")


def check_the_policy_forbids_everything_foreign(surroundings):
    visitor = surroundings.visitor()
    policy = visitor.page.goto("/login").headers["content-security-policy"]
    assert "default-src 'self'" in policy or "default-src 'none'" in policy, policy
    assert "unsafe" not in policy, policy


def every_page(surroundings, size, theme):
    """Goes through the pages in each of their states and looks at each."""
    visitor = surroundings.visitor(viewport=size, color_scheme=theme)
    for _ in pages_of_a_visitor(visitor):
        look_at(visitor.page)
    address = f"{visitor.username}@example.org"
    visitor.register(address)
    for _ in pages_behind_links(surroundings, visitor, address):
        look_at(visitor.page)
    for _ in pages_of_a_member(visitor):
        look_at(visitor.page)
    administrator = surroundings.administrator(viewport=size, color_scheme=theme)
    for _ in pages_of_an_administrator(administrator):
        look_at(administrator.page)


def pages_of_a_visitor(visitor):
    page = visitor.page
    page.goto("/login")
    yield "sign in"
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_be_visible()
    yield "sign in, refused"
    page.goto("/register")
    yield "register"
    page.get_by_role("button", name="Make the account").click()
    expect(page.get_by_role("alert")).to_be_visible()
    yield "register, refused"
    page.goto("/forgot")
    yield "forgotten password"
    page.get_by_role("button", name="Send the link").click()
    expect(page.get_by_role("alert")).to_be_visible()
    yield "forgotten password, refused"
    page.goto("/forgot?sent=1")
    yield "forgotten password, asked"


def pages_behind_links(surroundings, visitor, address):
    page = visitor.page
    page.goto("/account")
    yield "account, address not confirmed"
    page.goto(surroundings.link_to(address))
    yield "confirm the address"
    page.get_by_role("button", name="Confirm the address").click()
    yield "account, address confirmed"
    page.goto("/forgot")
    page.get_by_label("E-mail address").fill(address)
    page.get_by_role("button", name="Send the link").click()
    page.goto(surroundings.link_to(address))
    yield "new password"
    page.get_by_role("button", name="Set the password").click()
    expect(page.get_by_role("alert")).to_be_visible()
    yield "new password, refused"


def pages_of_a_member(visitor):
    page = visitor.page
    page.goto("/")
    yield "schemas"
    page.goto("/schemas/new")
    yield "editor, new"
    page.get_by_role("button", name="Save schema").click()
    expect(page.get_by_role("alert")).to_be_visible()
    yield "editor, refused"
    visitor.make_schema("Looked at", PEOPLE)
    yield "schema, no file"
    visitor.ask_for("ten")
    yield "schema, refused"
    visitor.ask_for(10)
    expect(visitor.status_of()).to_have_text("ready", timeout=30_000)
    visitor.ask_for("200M")
    expect(visitor.status_of()).to_have_text("processing", timeout=30_000)
    yield "schema, a file under way"
    page.get_by_role("button", name="Cancel").first.click()
    expect(visitor.status_of()).to_have_text("cancelled", timeout=30_000)
    page.get_by_text("Delete this schema").click()
    yield "schema, files"
    page.get_by_role("link", name="Edit schema").click()
    page.get_by_text("File format").click()
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_role("table")).to_be_visible()
    yield "editor, everything open"
    visitor.save()
    page.get_by_text("Delete this schema").click()
    page.get_by_role("button", name="Delete schema and files").click()
    page.locator(".entry-title a").first.click()
    page.get_by_text("Delete this schema").click()
    page.get_by_role("button", name="Delete schema and files").click()
    expect(page.get_by_text("Nothing here yet")).to_be_visible()
    yield "schemas, none"
    page.goto("/no-such-page")
    yield "nothing here"
    for address in ("/schemas/gallery", "/schemas/import", "/schemas/new?from=people"):
        page.goto(address)
        yield address
    page.goto("/schemas/import")
    page.get_by_role("button", name="Make a schema of it").click()
    expect(page.get_by_role("alert")).to_be_visible()
    yield "import, refused"
    page.get_by_label("Paste it here").fill("id,mail\n1,a@example.org\n2,b@example.org\n")
    page.get_by_role("button", name="Make a schema of it").click()
    expect(page.get_by_text("All values are e-mail addresses.")).to_be_visible()
    yield "editor, imported"
    visitor.type_of(0).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    yield "type picker"
    page.keyboard.press("Escape")
    visitor.save()
    page.get_by_text("Share this schema").click()
    page.get_by_role("button", name="Make a link").click()
    page.locator(".share a").click()
    expect(page.get_by_role("button", name="Copy to my schemas")).to_be_visible()
    yield "shared schema"
    page.get_by_role("button", name="Copy to my schemas").click()
    visitor.ask_for(20)
    expect(visitor.status_of()).to_have_text("ready", timeout=30_000)
    visitor.files.first.get_by_text("More").click()
    yield "file, more"
    page.get_by_role("link", name="What is in it").click()
    expect(page.get_by_role("heading", name="What is in")).to_be_visible()
    yield "receipt"
    page.goto("/account")
    yield "account"
    page.get_by_label("What the token is for").fill("looking")
    page.get_by_role("button", name="Make a token").click()
    expect(page.get_by_text("it is not shown again")).to_be_visible()
    yield "account, new token"
    page.get_by_role("button", name="Change the password").click()
    expect(page.get_by_role("alert")).to_be_visible()
    yield "account, refused"


def pages_of_an_administrator(visitor):
    page = visitor.page
    visitor.make_schema("Watched", PEOPLE)
    visitor.ask_for("200M")
    expect(visitor.status_of()).to_have_text("processing", timeout=30_000)
    page.goto("/admin")
    expect(page.get_by_text("200,000,000 rows of Watched").first).to_be_visible()
    yield "administration"
    page.get_by_label("Quota of").first.fill("much")
    page.get_by_role("button", name="Set the quota of").first.click()
    expect(page.get_by_role("alert")).to_be_visible()
    yield "administration, refused"
    page.get_by_role("button", name="Cancel").first.click()
    expect(page.get_by_text("Nothing waits.")).to_be_visible()
    page.get_by_role("button", name="Close registration").click()
    yield "administration, registration closed"
    page.get_by_role("button", name="Open registration").click()


# The messages of the page whose link leads to no field that is marked and described by a message.
UNLINKED = """() => [...document.querySelectorAll("[data-problems] li")].filter((item) => {
    const link = item.querySelector("a");
    const field = link && document.getElementById(link.hash.slice(1));
    const ids = (field?.getAttribute("aria-describedby") ?? "").split(" ");
    const message = document.getElementById(`${field?.id}-problem`);
    return !(field?.getAttribute("aria-invalid") === "true" && message && ids.includes(message.id)
        && link.textContent.includes(message.textContent.trim()));
}).map((item) => item.textContent.trim())"""


def look_at(page):
    """Fails for whatever axe finds, for messages that belong to no field, and for a page that is
    wider than the window."""
    unlinked = page.evaluate(UNLINKED)
    assert not unlinked, f"{page.url}: {unlinked}"
    where = f"{page.url} at {page.viewport_size}"
    violations = Axe().run(page).response["violations"]
    found = [f"{v['id']}: {[node['target'] for node in v['nodes']]}" for v in violations]
    assert not found, f"{where}: {found}"
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= page.viewport_size["width"], f"{where} is {width} wide"
