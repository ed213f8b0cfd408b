"""Signing in and out, and a session that ends at the worst moment."""

from playwright.sync_api import expect

from visitor import PASSWORD


def check_signing_out_and_in(surroundings):
    visitor = surroundings.member()
    page = visitor.page
    visitor.make_schema("Kept", [("n", "row_number")])
    address = page.url
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    page.goto(address)
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    visitor.sign_in()
    page.wait_for_url(address)
    visitor.shows("Kept")


def check_a_wrong_password_keeps_the_name(surroundings):
    visitor = surroundings.visitor()
    page = visitor.page
    page.goto("/login")
    page.get_by_label("User name").fill(visitor.username)
    page.get_by_label("Password").fill("wrong")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_be_visible()
    assert visitor.problem_at("password")
    expect(page.get_by_label("User name")).to_have_value(visitor.username)
    expect(page.get_by_label("Password")).to_have_value("")


def check_registering_says_what_is_wrong(surroundings):
    visitor = surroundings.visitor()
    page = visitor.page
    page.goto("/register")
    page.get_by_label("User name").fill(visitor.username)
    page.get_by_label("Password", exact=True).fill("four plain words")
    page.get_by_label("Password again").fill("four other words")
    page.get_by_role("button", name="Make the account").click()
    assert visitor.problem_at("password2")
    expect(page.get_by_label("User name")).to_have_value(visitor.username)


def check_an_ended_session_loses_no_schema(surroundings):
    """What was typed into the editor is there again after signing in, and can be saved."""
    ended_session(surroundings.member())


def check_an_ended_session_loses_no_schema_without_javascript(surroundings):
    ended_session(surroundings.member(java_script_enabled=False))


def ended_session(visitor):
    page = visitor.page
    page.goto("/schemas/new")
    page.get_by_label("Schema name").fill("Typed “before” & after")
    visitor.name_of(0).fill("first, with a comma")
    visitor.type_of(0).select_option("row_number")
    visitor.lose_session()
    page.get_by_role("button", name="Save schema").click()
    visitor.shows("Your session has ended")
    visitor.sign_in()
    expect(page.get_by_label("Schema name")).to_have_value("Typed “before” & after")
    assert visitor.column_names() == ["first, with a comma"]
    expect(visitor.type_of(0)).to_have_value("row_number")
    visitor.save()
    visitor.shows("Typed “before” & after")


def check_an_ended_session_is_told_by_the_preview(surroundings):
    visitor = surroundings.member()
    page = visitor.page
    page.goto("/schemas/new")
    page.get_by_label("Schema name").fill("Preview")
    visitor.name_of(0).fill("n")
    visitor.lose_session()
    page.get_by_role("button", name="Preview").click()
    expect(page.locator("[data-preview-place]")).to_contain_text("session has ended")
    expect(page.get_by_label("Schema name")).to_have_value("Preview")


def check_changing_the_password(surroundings):
    visitor = surroundings.member()
    page = visitor.page
    page.goto("/account")
    visitor.shows(visitor.username)
    page.locator("#old_password").fill("not it")
    page.get_by_label("New password", exact=True).fill("five quite other plain words")
    page.get_by_label("New password again").fill("five quite other plain words")
    page.get_by_role("button", name="Change the password").click()
    assert visitor.problem_at("old_password")
    page.locator("#old_password").fill(PASSWORD)
    page.get_by_label("New password", exact=True).fill("five quite other plain words")
    page.get_by_label("New password again").fill("five quite other plain words")
    page.get_by_role("button", name="Change the password").click()
    expect(page.locator(".notice")).to_be_visible()


def check_a_forgotten_password(surroundings):
    forgotten_password(surroundings, surroundings.visitor(), surroundings.visitor())


def check_a_forgotten_password_without_javascript(surroundings):
    visitors = [surroundings.visitor(java_script_enabled=False) for _ in range(2)]
    forgotten_password(surroundings, *visitors)


def forgotten_password(surroundings, visitor, elsewhere):
    """An address is confirmed, a link is asked for, a new password set; all sessions end."""
    page = visitor.page
    address = f"{visitor.username}@example.org"
    visitor.register(address)
    page.goto("/account")
    expect(page.get_by_text("not confirmed")).to_be_visible()
    page.goto(surroundings.link_to(address))
    expect(page.get_by_text(address)).to_be_visible()
    page.get_by_role("button", name="Confirm the address").click()
    expect(page.get_by_text("Your e-mail address is confirmed.")).to_be_visible()

    other = elsewhere.page
    other.goto("/login")
    other.get_by_role("link", name="Forgotten your password?").click()
    other.get_by_label("E-mail address").fill("a..b@example.org")
    other.get_by_role("button", name="Send the link").click()
    assert elsewhere.problem_at("email")
    other.get_by_label("E-mail address").fill(address.upper())
    other.get_by_role("button", name="Send the link").click()
    expect(other.get_by_text("a message is on its way")).to_be_visible()
    link = surroundings.link_to(address)
    other.goto(link)
    other.get_by_label("New password", exact=True).fill("fresh plain words")
    other.get_by_label("New password again").fill("fresh plain words")
    other.get_by_role("button", name="Set the password").click()
    elsewhere.username = visitor.username
    elsewhere.sign_in("fresh plain words")
    expect(other.get_by_role("heading", name="Your schemas")).to_be_visible()
    page.goto("/")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def check_nothing_of_others_is_seen(surroundings):
    owner = surroundings.member()
    owner.make_schema("Private", [("n", "row_number")])
    schema = owner.page.url
    owner.ask_for(10)
    expect(owner.status_of()).to_have_text("ready", timeout=30_000)
    file = owner.page.get_by_role("link", name="Download").get_attribute("href")
    stranger = surroundings.member()
    for address in (schema, schema + "/edit", file):
        assert stranger.page.request.get(address).status == 404
    assert "Private" not in stranger.page.request.get(schema).text()
