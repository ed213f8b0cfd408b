"""The pages as most people have them: with JavaScript."""

from playwright.sync_api import expect

from visitor import DESK

PEOPLE = [("id", "row_number"), ("who", "full_name"), ("mail", "email_address")]


def check_the_whole_walk(surroundings):
    """Register, take the example, make a file, watch it become ready, download it."""
    visitor = surroundings.member()
    page = visitor.page
    page.goto("/")
    page.locator(".entry-title a").first.click()
    page.evaluate("window.isSamePage = true")
    visitor.ask_for(1000)
    expect(visitor.status_of()).to_have_text("ready", timeout=30_000)
    rows = visitor.download()
    assert len(rows) == 1001, f"{len(rows)} lines"
    assert len(rows[0]) > 3 and all(len(row) == len(rows[0]) for row in rows)


def check_a_file_in_one_click_from_the_list(surroundings):
    visitor = surroundings.member()
    visitor.page.goto("/")
    visitor.page.get_by_role("button", name="Make 1,000 rows").first.click()
    expect(visitor.status_of()).to_have_text("ready", timeout=30_000)
    assert len(visitor.download()) == 1001


def check_progress_without_reload(surroundings):
    """A large file's label, percentage and bar move, and Cancel ends it."""
    visitor = surroundings.member()
    visitor.make_schema("Large", PEOPLE)
    visitor.ask_for("200M")
    page = visitor.page
    expect(visitor.status_of()).to_have_text("processing", timeout=30_000)
    page.evaluate("window.isSamePage = true")
    expect(page.locator("[data-percent]")).not_to_have_text("0", timeout=60_000)
    assert page.locator("progress").evaluate("bar => bar.value") > 0
    expect(page.locator("[data-rate]")).to_contain_text("rows/s")
    assert page.evaluate("window.isSamePage"), "the page was loaded again"
    page.get_by_role("button", name="Cancel").click()
    expect(visitor.status_of()).to_have_text("cancelled", timeout=30_000)
    expect(page.get_by_role("link", name="Download")).to_have_count(0)


def check_a_file_becomes_ready_without_reload(surroundings):
    visitor = surroundings.member()
    visitor.make_schema("Middling", PEOPLE)
    visitor.ask_for("3M")
    visitor.page.evaluate("window.isSamePage = true")
    expect(visitor.status_of()).to_have_text("ready", timeout=60_000)
    assert visitor.page.evaluate("window.isSamePage"), "the page was loaded again"
    expect(visitor.page.get_by_role("link", name="Download")).to_be_visible()
    expect(visitor.page.locator("#announcer")).to_contain_text("ready")


def check_the_same_seed_makes_the_same_file(surroundings):
    visitor = surroundings.member()
    visitor.make_schema("Seeded", PEOPLE)
    files = []
    for count in (1, 2):
        visitor.ask_for(50, seed=7)
        expect(visitor.files).to_have_count(count)
        expect(visitor.status_of()).to_have_text("ready", timeout=30_000)
        files.append(visitor.download())
    assert files[0] == files[1] and len(files[0]) == 51


def check_columns_are_edited_in_the_page(surroundings):
    """Add, remove, undo and move by buttons; the file has the columns in that order."""
    visitor = surroundings.member()
    page = visitor.page
    page.goto("/schemas/new")
    page.evaluate("window.isSamePage = true")
    page.get_by_label("Schema name").fill("Edited")
    for position, name in enumerate("abcd"):
        if position:
            page.get_by_role("button", name="Add a column").click()
        visitor.name_of(position).fill(name)
        visitor.type_of(position).select_option("row_number")
    visitor.button_of(1, "Remove column 2").click()
    assert visitor.column_names() == ["a", "c", "d"]
    page.get_by_role("button", name="Undo").click()
    assert visitor.column_names() == ["a", "b", "c", "d"]
    visitor.button_of(1, "Remove column 2").click()
    visitor.button_of(2, "Move column 3 up").click()
    visitor.button_of(0, "Move column 1 down").click()
    assert visitor.column_names() == ["d", "a", "c"]
    assert visitor.column_orders() == [1, 2, 3]
    assert page.evaluate("window.isSamePage"), "the page was loaded again"
    visitor.save()
    visitor.ask_for(5)
    expect(visitor.status_of()).to_have_text("ready", timeout=30_000)
    rows = visitor.download()
    assert rows[0] == ["d", "a", "c"] and rows[5] == ["5", "5", "5"], rows


def check_columns_are_dragged(surroundings):
    visitor = surroundings.member()
    visitor.make_schema("Dragged", [(name, "row_number") for name in "abcd"])
    page = visitor.page
    page.get_by_role("link", name="Edit schema").click()
    drag(visitor, 0, 2)
    assert visitor.column_names() == ["b", "c", "a", "d"]
    drag(visitor, 3, 0)
    assert visitor.column_names() == ["d", "b", "c", "a"]
    assert visitor.column_orders() == [1, 2, 3, 4]
    visitor.save()
    names = page.locator(".recipe-name").all_inner_texts()
    assert names == ["d", "b", "c", "a"], names


def check_a_drag_ends_with_escape(surroundings):
    visitor = surroundings.member()
    visitor.make_schema("Put back", [(name, "row_number") for name in "abc"])
    visitor.page.get_by_role("link", name="Edit schema").click()
    drag(visitor, 0, 2, drop=False)
    assert visitor.column_names() == ["b", "c", "a"]
    visitor.page.keyboard.press("Escape")
    assert visitor.column_names() == ["a", "b", "c"]
    visitor.page.mouse.up()
    assert visitor.column_names() == ["a", "b", "c"]


def check_a_type_brings_its_settings(surroundings):
    """Changing the type swaps the settings; going back finds what was typed."""
    visitor = surroundings.member()
    visitor.page.goto("/schemas/new")
    visitor.type_of(0).select_option("number")
    visitor.setting_of(0, "min").fill("18")
    visitor.type_of(0).select_option("full_name")
    expect(visitor.setting_of(0, "decimals").and_(visitor.page.locator(":visible"))).to_have_count(0)
    visitor.type_of(0).select_option("number")
    expect(visitor.setting_of(0, "min")).to_have_value("18")
    visitor.setting_of(0, "max").fill("18")
    visitor.name_of(0).fill("age")
    visitor.page.get_by_label("Schema name").fill("Of age")
    visitor.save()
    visitor.ask_for(3)
    expect(visitor.status_of()).to_have_text("ready", timeout=30_000)
    assert visitor.download() == [["age"], ["18"], ["18"], ["18"]]


def check_types_that_do_not_come(surroundings):
    """Their settings are asked for again; when they never come, the column says so."""
    surroundings.forgive("Failed to load resource")
    visitor = surroundings.member()
    page = visitor.page
    refusals = []

    def refuse(route):
        refusals.append(route.request.url)
        if len(refusals) == 1 or len(refusals) > 2:
            return route.fulfill(status=503, body="")
        return route.continue_()

    page.goto("/schemas/new")
    path = page.locator("form[data-editor]").get_attribute("data-types")
    page.route(lambda url: url.endswith(path), refuse)
    visitor.type_of(0).select_option("number")
    expect(visitor.setting_of(0, "min")).to_be_visible()
    assert len(refusals) == 2, refusals
    page.goto("about:blank")
    page.goto("/schemas/new")
    visitor.type_of(0).select_option("date")
    expect(page.get_by_text("could not be fetched")).to_be_visible(timeout=20_000)


def check_the_preview_is_the_start_of_the_file(surroundings):
    visitor = surroundings.member()
    page = visitor.page
    visitor.make_schema("Previewed", PEOPLE)
    page.get_by_role("link", name="Edit schema").click()
    page.evaluate("window.isSamePage = true")
    page.get_by_role("button", name="Preview").click()
    table = page.get_by_role("table")
    expect(table).to_be_visible()
    assert page.evaluate("window.isSamePage"), "the page was loaded again"
    seen = [row.locator("td").all_inner_texts() for row in table.locator("tbody tr").all()]
    seed = page.locator("[data-preview-place] .help").inner_text().split("seed ")[1].split(".")[0]
    visitor.save()
    visitor.ask_for(100, seed=seed)
    expect(visitor.status_of()).to_have_text("ready", timeout=30_000)
    assert visitor.download()[1:11] == seen


def check_the_preview_shows_mistakes_at_their_fields(surroundings):
    visitor = surroundings.member()
    page = visitor.page
    page.goto("/schemas/new")
    visitor.name_of(0).fill("n")
    visitor.type_of(0).select_option("number")
    visitor.setting_of(0, "min").fill("9")
    visitor.setting_of(0, "max").fill("1")
    page.get_by_role("button", name="Preview").click()
    field = page.locator("[data-problems] a").first.get_attribute("href")[1:]
    assert field in ("column_min_0", "column_max_0"), field
    assert visitor.problem_at(field)
    visitor.setting_of(0, "max").fill("10")
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_role("table")).to_be_visible()
    expect(page.locator("[aria-invalid]")).to_have_count(0)


def check_mistakes_keep_what_was_typed(surroundings):
    """The form comes back as it was, with a message at each wrong field and a way to it."""
    visitor = surroundings.member()
    page = visitor.page
    page.goto("/schemas/new")
    page.get_by_label("Schema name").fill("<b>ümläut</b> \u202eright to left")
    visitor.name_of(0).fill("same")
    page.get_by_role("button", name="Add a column").click()
    visitor.name_of(1).fill("same")
    visitor.columns.nth(1).get_by_label("Blank %").fill("120")
    page.get_by_role("button", name="Save schema").click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_label("Schema name")).to_have_value("<b>ümläut</b> \u202eright to left")
    assert visitor.column_names() == ["same", "same"]
    assert visitor.problem_at("column_blank_1")
    assert visitor.problem_at("column_name_1")
    page.locator("[data-problems] a[href='#column_blank_1']").click()
    assert visitor.focused("id") == "column_blank_1"
    page.keyboard.press("Control+A")
    page.keyboard.type("12")
    visitor.name_of(1).fill("other")
    visitor.save()
    visitor.shows("<b>ümläut</b>")


def check_wrong_rows_are_explained(surroundings):
    visitor = surroundings.member()
    visitor.make_schema("Rows", PEOPLE)
    for wrong in ("", "0", "-1", "ten", "1e400", "1000000000000000000"):
        visitor.ask_for(wrong)
        assert visitor.problem_at("rows")
        expect(visitor.page.get_by_label("Rows")).to_have_value(wrong)
    expect(visitor.files).to_have_count(0)
    visitor.ask_for("1e1")
    expect(visitor.status_of()).to_have_text("ready", timeout=30_000)
    assert len(visitor.download()) == 11


def check_every_dialect_field_reaches_the_file(surroundings):
    visitor = surroundings.member()
    page = visitor.page
    visitor.make_schema("Dialect", [("a;b", "row_number"), ("c", "full_name")])
    page.get_by_role("link", name="Edit schema").click()
    page.get_by_text("File format").click()
    page.get_by_label("Delimiter").fill("semicolon")
    page.get_by_label("Quote character").select_option("single")
    page.get_by_label("Quote which cells").select_option("all")
    page.get_by_label("Line ending").select_option("crlf")
    page.get_by_label("Byte order mark").select_option("on")
    visitor.save()
    visitor.ask_for(2)
    expect(visitor.status_of()).to_have_text("ready", timeout=30_000)
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download").first.click()
    with open(waiting.value.path(), "rb") as file:
        content = file.read()
    assert content.startswith(b"\xef\xbb\xbf'a;b';'c'\r\n'1';'"), content[:60]


def check_leaving_with_changes_asks_first(surroundings):
    visitor = surroundings.member()
    page = visitor.page
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto("/schemas/new")
    page.get_by_role("link", name="Cancel").click()
    page.wait_for_url("/")
    assert asked == []
    page.goto("/schemas/new")
    page.get_by_label("Schema name").click()
    page.keyboard.type("typed")
    page.get_by_role("link", name="Cancel").click()
    page.wait_for_url("/")
    assert asked == ["beforeunload"]


def check_a_double_click_makes_one_file(surroundings):
    visitor = surroundings.member()
    visitor.make_schema("Impatient", PEOPLE)
    visitor.page.get_by_role("button", name="Make the file").dblclick()
    expect(visitor.status_of()).to_have_text("ready", timeout=30_000)
    visitor.page.reload()
    expect(visitor.files).to_have_count(1)


def check_deleting_files_and_schemas(surroundings):
    visitor = surroundings.member()
    page = visitor.page
    visitor.make_schema("Short-lived", PEOPLE)
    visitor.ask_for(10)
    expect(visitor.status_of()).to_have_text("ready", timeout=30_000)
    address = page.get_by_role("link", name="Download").get_attribute("href")
    page.get_by_role("button", name="Delete").first.click()
    expect(visitor.files).to_have_count(0)
    assert page.request.get(address).status == 404
    page.get_by_text("Delete this schema").click()
    page.get_by_role("button", name="Delete schema and files").click()
    expect(page.get_by_role("heading", name="Your schemas")).to_be_visible()
    expect(page.get_by_text("Short-lived")).to_have_count(0)
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def drag(visitor, start, goal, drop=True):
    """Drags a column by its handle onto the place of another."""
    page = visitor.page
    page.set_viewport_size({**DESK, "height": 1200})
    handle = visitor.columns.nth(start).locator("[data-handle]").bounding_box()
    target = visitor.columns.nth(goal).bounding_box()
    x, y = handle["x"] + handle["width"] / 2, handle["y"] + handle["height"] / 2
    end = target["y"] + (target["height"] - 4 if goal > start else 4)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, (y + end) / 2, steps=5)
    page.mouse.move(x, end, steps=5)
    if drop:
        page.mouse.up()


def check_the_preview_follows_the_typing(surroundings):
    """Rows come while somebody types, without a button, and go on showing when a field is wrong."""
    visitor = surroundings.member()
    page = visitor.page
    page.goto("/schemas/new")
    place = page.locator("[data-preview-place]")
    visitor.name_of(0).fill("age")
    visitor.type_of(0).select_option("number")
    expect(place.locator("tbody tr")).to_have_count(10)
    visitor.setting_of(0, "min").fill("7")
    visitor.setting_of(0, "max").fill("7")
    expect(place.locator("tbody td").first).to_have_text("7")
    visitor.setting_of(0, "max").fill("x")
    expect(place.locator(".preview-waits")).to_contain_text("Waiting")
    expect(place.locator("tbody tr")).to_have_count(10)
    assert visitor.focused("id") == "column_max_0", "the focus was taken away"
    expect(page.locator("[aria-invalid=true]")).to_have_count(0)


def check_the_seed_goes_on_into_the_file(surroundings):
    visitor = surroundings.member()
    page = visitor.page
    page.goto("/schemas/new?from=people")
    page.get_by_role("button", name="Other seed").click()
    seed = page.get_by_label("Seed").input_value()
    expect(page.locator("[data-preview-place] .help")).to_contain_text(f"seed {seed}.")
    first = page.locator("[data-preview-place] tbody tr").first.locator("td").all_inner_texts()
    visitor.save()
    expect(page.get_by_label("Seed")).to_have_value(seed)
    page.get_by_role("button", name="Make the file").click()
    expect(visitor.status_of()).to_have_text("ready", timeout=30_000)
    assert visitor.download()[1] == ["" if cell == "blank" else cell for cell in first]


def check_a_type_is_picked_by_search(surroundings):
    visitor = surroundings.member()
    page = visitor.page
    page.goto("/schemas/new")
    visitor.type_of(0).click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.type("e-mail")
    expect(page.locator(".picker-option:visible")).not_to_have_count(0)
    page.locator(".picker-option:visible", has_text="Email Address").click()
    expect(visitor.type_of(0)).to_have_value("email_address")
    assert visitor.focused("id") == "column_type_0"
    page.keyboard.press("Enter")
    page.keyboard.type("zzz")
    expect(page.get_by_text("Nothing fits")).to_be_visible()
    page.keyboard.press("Escape")
    expect(visitor.type_of(0)).to_have_value("email_address")


def check_columns_are_doubled_and_pasted(surroundings):
    visitor = surroundings.member()
    page = visitor.page
    page.goto("/schemas/new")
    visitor.name_of(0).fill("age")
    visitor.type_of(0).select_option("number")
    visitor.setting_of(0, "max").fill("30")
    visitor.button_of(0, "Duplicate column 1").click()
    assert visitor.column_names() == ["age", "age_2"]
    expect(visitor.setting_of(1, "max")).to_have_value("30")
    page.get_by_text("Add many columns").click()
    page.get_by_label("Names, one a line").fill("e-mail, created_at")
    page.get_by_role("button", name="Add these columns").click()
    expect(visitor.columns).to_have_count(4)
    expect(visitor.type_of(2)).to_have_value("email_address")
    expect(visitor.type_of(3)).to_have_value("datetime")


def check_two_tabs_of_one_schema(surroundings):
    """The second to save is told, and what it typed stays."""
    visitor = surroundings.member()
    visitor.make_schema("Tabs", PEOPLE)
    page = visitor.page
    page.get_by_role("link", name="Edit schema").click()
    second = page.context.new_page()
    second.goto(page.url)
    second.get_by_label("Schema name").fill("Second tab")
    page.get_by_label("Schema name").fill("First tab")
    visitor.save()
    second.get_by_role("button", name="Save schema").click()
    expect(second.get_by_text("saved elsewhere")).to_be_visible()
    expect(second.get_by_label("Schema name")).to_have_value("Second tab")
    second.get_by_role("button", name="Save schema").click()
    expect(second.get_by_role("heading", name="Second tab")).to_be_visible()


def check_going_back_after_deleting(surroundings):
    """Whatever the browser shows then, using it says what has happened."""
    visitor = surroundings.member()
    visitor.make_schema("Short-lived", PEOPLE)
    page = visitor.page
    page.get_by_text("Delete this schema").click()
    page.get_by_role("button", name="Delete schema and files").click()
    expect(page.get_by_role("heading", name="Your schemas")).to_be_visible()
    page.go_back()
    if page.get_by_role("button", name="Make the file").count():
        page.get_by_role("button", name="Make the file").click()
    expect(page.get_by_role("heading", name="Nothing here")).to_be_visible()
    expect(page.get_by_text("Perhaps it was deleted")).to_be_visible()


def check_strange_names_stay_what_they_are(surroundings):
    """Markup, right-to-left, emoji: on every page that shows them, and in the file."""
    visitor = surroundings.member()
    page = visitor.page
    names = ["<img src=x onerror=alert(1)>", "שם מלא", "\N{PARTY POPPER} e-mail", "a" * 128]
    page.goto("/schemas/import")
    page.get_by_label("Paste it here").fill("\t".join(names))
    page.get_by_role("button", name="Make a schema of it").click()
    assert visitor.column_names() == names
    page.get_by_label("Schema name").fill(names[0])
    visitor.save()
    page.get_by_role("button", name="Make the file").click()
    expect(visitor.status_of()).to_have_text("ready", timeout=30_000)
    page.locator(".dataset-more summary").first.click()
    page.get_by_role("link", name="What is in it").click()
    expect(page.get_by_role("rowheader", name=names[1])).to_be_visible()
    page.goto("/")
    expect(page.get_by_role("link", name=names[0], exact=True)).to_be_visible()


def check_names_are_typed_one_after_the_other(surroundings):
    """Enter goes on to the next column; types follow the names, until somebody chooses one."""
    visitor = surroundings.member()
    page = visitor.page
    page.goto("/schemas/new")
    page.evaluate("window.isSamePage = true")
    page.get_by_label("Schema name").fill("Typed")
    visitor.name_of(0).focus()
    for name in ("id", "E-mail", "signup date", "xyzzy"):
        page.keyboard.type(name)
        page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(visitor.columns).to_have_count(5)
    assert visitor.focused("name") == "column_name_4"
    page.keyboard.type("city")
    page.keyboard.press("Tab")
    for position, kind in enumerate(("row_number", "email_address", "date", "full_name", "city")):
        expect(visitor.type_of(position)).to_have_value(kind)
    visitor.type_of(1).select_option("url")
    visitor.name_of(1).fill("phone")
    visitor.name_of(0).focus()
    page.wait_for_timeout(500)
    expect(visitor.type_of(1)).to_have_value("url")
    page.keyboard.press("Enter")
    assert visitor.focused("name") == "column_name_1"
    assert page.evaluate("window.isSamePage"), "the page was loaded again"
    visitor.save()


def check_a_list_pasted_into_a_name_becomes_columns(surroundings):
    """As a row or a column of a spreadsheet is copied; one cell stays one name."""
    visitor = surroundings.member()
    page = visitor.page
    page.goto("/schemas/new")
    page.wait_for_selector("form[data-alive]")
    paste(visitor, 0, "only one\r\n")
    assert visitor.column_names() == ["only one"]
    page.get_by_role("button", name="Add a column").click()
    paste(visitor, 1, "first name\tlast name\tE-mail\r\n")
    expect(visitor.columns).to_have_count(4)
    assert visitor.column_names() == ["only one", "first name", "last name", "E-mail"]
    expect(visitor.type_of(3)).to_have_value("email_address")


def paste(visitor, position, text):
    page = visitor.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    visitor.name_of(position).focus()
    page.keyboard.press("Control+V")


def check_a_cancelled_file_is_tried_again(surroundings):
    """What came to nothing is one click away: the same rows, seed and format."""
    visitor = surroundings.member()
    visitor.make_schema("Once more", PEOPLE)
    visitor.ask_for("200M", seed=7)
    visitor.page.get_by_role("button", name="Cancel").click()
    expect(visitor.status_of()).to_have_text("cancelled", timeout=30_000)
    visitor.page.get_by_role("button", name="Try again").click()
    expect(visitor.files).to_have_count(2)
    expect(visitor.files.first).to_contain_text("200,000,000 rows")
    visitor.page.get_by_role("button", name="Cancel").click()
    expect(visitor.status_of()).to_have_text("cancelled", timeout=30_000)
    expect(visitor.files.first).to_contain_text("seed 7")
