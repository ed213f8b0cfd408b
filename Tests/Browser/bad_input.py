"""What goes wrong at people's hands: each leaves them knowing what happened, and loses nothing."""

from playwright.sync_api import expect

from visitor import PASSWORD, PHONE

PEOPLE = [("id", "row_number"), ("who", "full_name")]


def check_ten_thousand_names_are_too_many(surroundings):
    """As many as fit become columns; the rest is said, and what was pasted is not silently cut."""
    visitor = surroundings.member()
    page = visitor.page
    page.goto("/schemas/new")
    page.get_by_label("Schema name").fill("Too much of it")
    page.get_by_text("Add many columns").click()
    paste(page, "Names, one a line", "\n".join(f"name {n}" for n in range(10_000)))
    with page.expect_navigation():
        page.get_by_role("button", name="Add these columns").click()
    expect(page.get_by_role("alert")).to_contain_text("at most 256 columns")
    expect(visitor.columns).to_have_count(256)
    expect(page.get_by_label("Schema name")).to_have_value("Too much of it")


def check_ten_thousand_lines_are_a_sample(surroundings):
    """A long CSV is read for what it tells; the file made of it has the same columns."""
    visitor = surroundings.member()
    page = visitor.page
    lines = [f"{n},user{n}@example.org,{n % 90}" for n in range(10_000)]
    page.goto("/schemas/import")
    paste(page, "Paste it here", "\n".join(["id,mail,age", *lines]))
    page.get_by_role("button", name="Make a schema of it").click()
    assert visitor.column_names() == ["id", "mail", "age"]
    visitor.save()


def check_ten_thousand_lines_into_a_field(surroundings):
    """A whole file pasted where a name belongs: the form comes back with it and says what is wrong."""
    visitor = surroundings.member()
    page = visitor.page
    page.goto("/schemas/new")
    text = "x," * 100_000
    paste(page, "Schema name", text)
    page.get_by_role("button", name="Save schema").click()
    assert visitor.problem_at("name")
    expect(page.get_by_label("Schema name")).to_have_value(text)


def check_more_than_a_form_may_hold(surroundings):
    """Over the limit of nginx: a page that says so, and the way back keeps what was typed."""
    visitor = surroundings.member()
    page = visitor.page
    page.goto("/schemas/new")
    paste(page, "Schema name", "y" * 1_200_000)
    surroundings.forgive("413")
    page.get_by_role("button", name="Save schema").click()
    expect(page.get_by_role("heading", name="That was too much at once")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="New schema")).to_be_visible()


def check_uploads_that_are_not_what_they_claim(surroundings):
    """Programs, pictures, nothing at all, broken JSON: the form says what it takes."""
    uploads = {
        "people.csv": (b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 40, "no text"),
        "orders.json": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "no text"),
        "people.xlsx": (b"PK\x03\x04\x14\x00\x06\x00" + bytes(range(256)) * 20, "no text"),
        "empty.csv": (b"", "nothing in it"),
        "blank.csv": (b"\n\n  \n", "nothing in it"),
        "broken.json": (b'{"columns": [{"name": "a", ', "begins like JSON"),
        "deep.json": (b'[{"a":' * 20_000, "begins like JSON"),
    }
    # With scripts the browser itself reads what Excel calls Unicode.
    utf16 = {"excel.csv": ("id,name\n1,Ada\n".encode("utf-16"), "no text")}
    for scripts in (True, False):
        visitor = surroundings.member(java_script_enabled=scripts)
        page = visitor.page
        for name, (content, words) in (uploads | ({} if scripts else utf16)).items():
            page.goto("/schemas/import")
            page.get_by_label("or choose a file").set_input_files(
                {"name": name, "mimeType": "text/csv", "buffer": content})
            page.wait_for_timeout(100)
            page.get_by_role("button", name="Make a schema of it").click()
            expect(page.get_by_role("alert")).to_contain_text(words)


def check_a_list_of_lines_stays_one(surroundings):
    """Values guessed from a sample stand one a line, and come out so, with and without scripts."""
    for scripts in (True, False):
        visitor = surroundings.member(java_script_enabled=scripts)
        page = visitor.page
        page.goto("/schemas/import")
        lines = [f"{n},{('low', 'high', 'so, so')[n % 3]!r}".replace("'", '"') for n in range(60)]
        page.get_by_label("Paste it here").fill("\n".join(["id,level", *lines]))
        page.get_by_role("button", name="Make a schema of it").click()
        values = visitor.setting_of(1, "values").input_value().split("\n")
        assert sorted(values) == ["high", "low", "so, so"], values
        visitor.save()
        visitor.ask_for(40)
        expect(visitor.status_of()).to_have_text("ready", timeout=30_000)
        assert {row[1] for row in visitor.download()[1:]} == set(values)


def check_right_to_left_and_emoji_as_values(surroundings):
    """Lists of other scripts come out as they went in, in the preview and in the file."""
    visitor = surroundings.member()
    page = visitor.page
    values = ["مرحبا", "שלום", "👩‍👩‍👧‍👦", "e\u0301", "<b>bold</b>"]
    page.goto("/schemas/new")
    page.get_by_label("Schema name").fill("مخطط 🎉")
    visitor.name_of(0).fill("كلمة")
    visitor.type_of(0).select_option("custom_list")
    visitor.setting_of(0, "values").fill("\n".join(values))
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_role("table")).to_be_visible()
    visitor.save()
    visitor.shows("مخطط 🎉")
    visitor.ask_for(50)
    expect(visitor.status_of()).to_have_text("ready", timeout=30_000)
    rows = visitor.download()
    assert rows[0] == ["كلمة"] and {row[0] for row in rows[1:]} <= set(values), rows[:5]
    assert page.evaluate("document.querySelectorAll('main b').length") == 0


def check_a_direction_override_stays_in_its_place(surroundings):
    """A name with U+202E turns its own letters around and nothing else of the page."""
    visitor = surroundings.member()
    page = visitor.page
    visitor.make_schema("safe \u202Egnp.exe", PEOPLE)
    page.goto("/")
    button = page.get_by_role("button", name="Make 1,000 rows")
    expect(button.first).to_be_visible()
    direction = page.evaluate(
        "getComputedStyle(document.querySelector('.entry-title a')).unicodeBidi")
    assert direction in ("isolate", "plaintext"), direction


def check_a_saved_schema_twice(surroundings):
    """Save pressed twice while the first is on its way: one schema, not two."""
    visitor = surroundings.member()
    page = visitor.page
    page.goto("/schemas/new")
    page.get_by_label("Schema name").fill("Only once")
    visitor.name_of(0).fill("n")
    page.get_by_role("button", name="Save schema").dblclick()
    expect(page.get_by_role("heading", name="Make a file")).to_be_visible()
    page.goto("/")
    expect(page.get_by_role("link", name="Only once", exact=True)).to_have_count(1)


def check_what_was_asked_for_is_in_view(surroundings):
    """On a phone too, below a long list of columns, whether it is a file or a mistake."""
    for scripts in (True, False):
        visitor = surroundings.member(viewport=PHONE, java_script_enabled=scripts)
        page = visitor.page
        form = {"name": "Long"}
        for place in range(30):
            form |= {f"column_name_{place}": f"c {place}", f"column_type_{place}": "row_number"}
        answer = page.request.post("/schemas", form=form, headers={"Accept": "application/json"})
        page.goto(f"/schemas/{answer.json()['id']}")
        visitor.ask_for("ten")
        expect(page.get_by_role("alert")).to_be_in_viewport()
        visitor.ask_for(10)
        expect(visitor.status_of()).to_have_text("ready", timeout=30_000)
        if scripts:
            expect(visitor.files.first).to_be_in_viewport()
        visitor.files.get_by_role("button", name="Delete").click()
        expect(visitor.files).to_have_count(0)


def check_an_expired_session_while_ordering_a_file(surroundings):
    """Signing in again brings the order back; one more press makes the file."""
    visitor = surroundings.member()
    page = visitor.page
    visitor.make_schema("Ordered late", PEOPLE)
    visitor.lose_session()
    visitor.ask_for(30)
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    visitor.sign_in()
    expect(page.get_by_role("heading", name="Ordered late")).to_be_visible()


def check_deleting_what_another_tab_has_deleted(surroundings):
    """The second tab is told that there is nothing any more."""
    visitor = surroundings.member()
    page = visitor.page
    visitor.make_schema("Gone in a moment", PEOPLE)
    second = page.context.new_page()
    second.goto(page.url)
    page.get_by_text("Delete this schema").click()
    page.get_by_role("button", name="Delete schema and files").click()
    expect(page.get_by_role("heading", name="Your schemas")).to_be_visible()
    second.get_by_text("Delete this schema").click()
    second.get_by_role("button", name="Delete schema and files").click()
    expect(second.get_by_text("Perhaps it was deleted")).to_be_visible()


def check_a_deleted_account_in_another_tab(surroundings):
    """Whoever deleted the account is nobody in the other tab, and may register anew."""
    visitor = surroundings.member()
    page = visitor.page
    second = page.context.new_page()
    second.goto("/schemas/new")
    page.goto("/account")
    page.get_by_text("Delete this account").click()
    page.locator("#delete_password").fill(PASSWORD)
    page.get_by_role("button", name="Delete everything").click()
    expect(page.get_by_role("link", name="Register")).to_be_visible()
    second.get_by_label("Schema name").fill("Too late")
    second.get_by_label("Name", exact=True).first.fill("n")
    second.get_by_role("button", name="Save schema").click()
    expect(second.get_by_role("heading", name="Sign in")).to_be_visible()


def paste(page, label, text):
    """As a person does: typing ten thousand lines takes Chromium minutes, pasting them nothing."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.get_by_label(label).focus()
    page.keyboard.press("Control+V")
