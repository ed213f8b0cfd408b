"""The same without JavaScript: every button is answered by the server."""

from playwright.sync_api import expect

PEOPLE = [("id", "row_number"), ("who", "full_name")]


def member(surroundings):
    return surroundings.member(java_script_enabled=False)


def check_the_whole_walk(surroundings):
    visitor = member(surroundings)
    visitor.page.goto("/")
    visitor.page.locator(".entry-title a").first.click()
    visitor.ask_for(1000)
    wait_until_ready(visitor)
    rows = visitor.download()
    assert len(rows) == 1001 and all(len(row) == len(rows[0]) for row in rows)


def check_a_pending_file_refreshes_the_page(surroundings):
    """The page comes again by itself until the file is ready, and then no more."""
    visitor = member(surroundings)
    visitor.make_schema("Refreshed", PEOPLE)
    visitor.ask_for("3M")
    refresh = "meta[http-equiv='refresh']"
    if visitor.status_of().inner_text() != "ready":
        assert visitor.page.locator(refresh).count() == 1
    wait_until_ready(visitor)
    assert visitor.page.locator(refresh).count() == 0


def check_columns_are_edited_by_the_server(surroundings):
    visitor = member(surroundings)
    page = visitor.page
    visitor.page.goto("/schemas/new")
    page.get_by_label("Schema name").fill("By hand")
    for position, name in enumerate("abcd"):
        if position:
            page.get_by_role("button", name="Add a column").click()
            expect(visitor.columns).to_have_count(position + 1)
        visitor.name_of(position).fill(name)
        visitor.type_of(position).select_option("row_number")
    visitor.button_of(1, "Remove column 2").click()
    assert visitor.column_names() == ["a", "c", "d"]
    visitor.button_of(2, "Move column 3 up").click()
    visitor.button_of(0, "Move column 1 down").click()
    assert visitor.column_names() == ["d", "a", "c"]
    expect(page.get_by_label("Schema name")).to_have_value("By hand")
    visitor.save()
    visitor.ask_for(5)
    wait_until_ready(visitor)
    rows = visitor.download()
    assert rows[0] == ["d", "a", "c"] and rows[5] == ["5", "5", "5"], rows


def check_a_type_brings_its_settings(surroundings):
    visitor = member(surroundings)
    visitor.page.goto("/schemas/new")
    visitor.name_of(0).fill("age")
    visitor.type_of(0).select_option("number")
    visitor.button_of(0, "Show its settings").click()
    visitor.setting_of(0, "min").fill("18")
    visitor.setting_of(0, "max").fill("18")
    visitor.type_of(0).select_option("full_name")
    visitor.button_of(0, "Show its settings").click()
    visitor.type_of(0).select_option("number")
    visitor.button_of(0, "Show its settings").click()
    expect(visitor.setting_of(0, "min")).to_have_value("18")
    visitor.page.get_by_label("Schema name").fill("Of age")
    visitor.save()
    visitor.ask_for(2)
    wait_until_ready(visitor)
    assert visitor.download() == [["age"], ["18"], ["18"]]


def check_the_preview(surroundings):
    visitor = member(surroundings)
    page = visitor.page
    page.goto("/schemas/new")
    page.get_by_label("Schema name").fill("Looked at")
    visitor.name_of(0).fill("n")
    visitor.type_of(0).select_option("row_number")
    page.get_by_role("button", name="Preview").click()
    rows = page.get_by_role("table").locator("tbody tr")
    expect(rows).to_have_count(10)
    expect(page.get_by_label("Schema name")).to_have_value("Looked at")
    visitor.save()


def check_mistakes_keep_what_was_typed(surroundings):
    visitor = member(surroundings)
    page = visitor.page
    page.goto("/schemas/new")
    visitor.name_of(0).fill("x" * 200)
    visitor.columns.nth(0).get_by_label("Blank %").fill("many")
    page.get_by_role("button", name="Save schema").click()
    assert visitor.column_names() == ["x" * 200]
    for field in ("name", "column_name_0", "column_blank_0"):
        assert visitor.problem_at(field)
        expect(page.locator(f"[data-problems] a[href='#{field}']")).to_be_visible()


def check_enter_saves(surroundings):
    """The form's first button is the one that Enter presses: it must not remove a column."""
    visitor = member(surroundings)
    page = visitor.page
    page.goto("/schemas/new")
    page.get_by_label("Schema name").fill("Entered")
    visitor.name_of(0).fill("n")
    visitor.name_of(0).press("Enter")
    expect(page.get_by_role("heading", name="Make a file")).to_be_visible()


def check_cancel_and_delete(surroundings):
    visitor = member(surroundings)
    page = visitor.page
    visitor.make_schema("Large", PEOPLE)
    visitor.ask_for("200M")
    page.get_by_role("button", name="Cancel").click()
    expect(visitor.status_of()).to_have_text("cancelled", timeout=30_000)
    page.get_by_role("button", name="Delete").first.click()
    expect(visitor.files).to_have_count(0)
    page.get_by_text("Delete this schema").click()
    page.get_by_role("button", name="Delete schema and files").click()
    expect(page.get_by_role("heading", name="Your schemas")).to_be_visible()


def wait_until_ready(visitor):
    """Waits for the page to say so; it loads itself again."""
    expect(visitor.status_of()).to_have_text("ready", timeout=60_000)


def check_a_sample_becomes_a_file(surroundings):
    """Import, look at the reasons, draw another seed, save, make the file with that seed."""
    visitor = member(surroundings)
    page = visitor.page
    page.goto("/schemas/import")
    page.get_by_label("Paste it here").fill("id;mail\n1;a@example.org\n2;b@example.org\n3;c@example.org\n")
    page.get_by_role("button", name="Make a schema of it").click()
    expect(page.get_by_text("All values are e-mail addresses.")).to_be_visible()
    page.get_by_role("button", name="Other seed").click()
    seed = page.get_by_label("Seed").input_value()
    first = page.locator("#preview tbody tr").first.locator("td").all_inner_texts()
    visitor.save()
    expect(page.get_by_label("Seed")).to_have_value(seed)
    page.get_by_role("button", name="Make the file").click()
    wait_until_ready(visitor)
    assert visitor.download()[1] == [";".join(first)]


def check_many_columns_at_once(surroundings):
    visitor = member(surroundings)
    page = visitor.page
    page.goto("/schemas/new")
    page.get_by_text("Add many columns").click()
    page.get_by_label("Names, one a line").fill("id\nfirst_name\nbirth date")
    page.get_by_role("button", name="Add these columns").click()
    assert visitor.column_names() == ["id", "first_name", "birth date"]
    visitor.button_of(1, "Duplicate column 2").click()
    assert visitor.column_names() == ["id", "first_name", "first_name_2", "birth date"]


def check_a_type_of_another_group_in_a_long_form(surroundings):
    """Menus of a long form have the chosen type alone: the way to a group is one button."""
    visitor = member(surroundings)
    page = visitor.page
    page.goto("/schemas/new")
    page.get_by_label("Schema name").fill("Long")
    page.get_by_text("Add many columns").click()
    page.get_by_label("Names, one a line").fill("\n".join(f"text {n}" for n in range(20)))
    page.get_by_role("button", name="Add these columns").click()
    visitor.type_of(3).select_option("group: Location")
    page.get_by_role("button", name="Save schema").click()
    assert visitor.problem_at("column_type_3")
    visitor.button_of(3, "Show its settings").click()
    visitor.type_of(3).select_option("city")
    visitor.button_of(3, "Show its settings").click()
    expect(visitor.type_of(3)).to_have_value("city")
    visitor.save()
    expect(page.get_by_text("City", exact=True)).to_be_visible()
