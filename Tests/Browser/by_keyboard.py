"""The same by keyboard alone: no click, no fill, only keys."""

from playwright.sync_api import expect

from visitor import PASSWORD, read_csv


def check_the_whole_walk(surroundings):
    """Register, make a schema of two columns, make a file, download it."""
    visitor = surroundings.visitor()
    page = visitor.page
    page.goto("/register")
    tab_to(page, "#username")
    page.keyboard.type(visitor.username)
    tab_to(page, "#password1")
    page.keyboard.type(PASSWORD)
    tab_to(page, "#password2")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()

    tab_to(page, "a[href='/schemas/new']")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="New schema")).to_be_visible()
    page.wait_for_selector("form[data-alive]")
    tab_to(page, "#name")
    page.keyboard.type("By keyboard")
    tab_to(page, "#column_name_0")
    page.keyboard.type("who")
    tab_to(page, "#column_type_0")
    page.keyboard.type("Full")
    tab_to(page, "[data-add]")
    page.keyboard.press("Enter")
    assert visitor.focused("id") == "column_name_1"
    page.keyboard.type("id")
    tab_to(page, "#column_type_1")
    page.keyboard.type("Row")

    tab_to(page, "#column_1 [data-handle]", backwards=True)
    page.keyboard.press("ArrowUp")
    assert visitor.column_names() == ["id", "who"]
    assert page.evaluate("document.activeElement.matches('#column_1 [data-handle]')")
    expect(page.locator("#announcer")).to_contain_text("place 1 of 2")

    tab_to(page, ".actionbar [value=save]")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Make a file")).to_be_visible()
    tab_to(page, "#rows")
    page.keyboard.press("Control+A")
    page.keyboard.type("25")
    page.keyboard.press("Enter")
    expect(visitor.status_of()).to_have_text("ready", timeout=30_000)
    tab_to(page, ".dataset a")
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    rows = read_csv(waiting.value)
    assert rows[0] == ["id", "who"] and len(rows) == 26 and rows[25][0] == "25"


def check_the_skip_link(surroundings):
    visitor = surroundings.member()
    page = visitor.page
    page.goto("/")
    page.keyboard.press("Tab")
    assert visitor.focused("class") == "skip-link"
    expect(page.locator(".skip-link")).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert visitor.focused("id") == "main"


def check_the_focus_survives_removing_and_moving(surroundings):
    visitor = surroundings.member()
    visitor.make_schema("Focus", [(name, "row_number") for name in "abc"])
    page = visitor.page
    page.get_by_role("link", name="Edit schema").click()
    tab_to(page, "#column_0 [data-down]")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert visitor.column_names() == ["b", "c", "a"]
    assert page.evaluate("document.activeElement.closest('#column_0') !== null")
    tab_to(page, "#column_0 [data-remove]")
    page.keyboard.press("Enter")
    assert visitor.column_names() == ["b", "c"]
    assert page.evaluate("document.activeElement.matches('[data-remove]')")
    tab_to(page, "[data-undo-button]")
    page.keyboard.press("Enter")
    assert visitor.column_names() == ["b", "c", "a"]


def check_messages_lead_to_their_fields(surroundings):
    """A refused form begins with its list of messages; each goes to its field, folded away or not."""
    visitor = surroundings.member()
    page = visitor.page
    page.goto("/schemas/new")
    visitor.name_of(0).fill("n")
    page.evaluate("document.querySelector('#column_group_0').value = 'x'.repeat(500)")
    page.evaluate("document.querySelector('#column_blank_0').value = 'many'")
    page.get_by_label("Schema name").press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    assert page.evaluate("document.activeElement.matches('[data-problems]')")
    fields = [link.get_attribute("href")[1:] for link in page.locator("[data-problems] a").all()]
    assert {"name", "column_blank_0"} <= set(fields), fields
    for field in fields:
        page.locator("[data-problems]").focus()
        tab_to(page, f"[data-problems] a[href='#{field}']")
        page.keyboard.press("Enter")
        assert visitor.focused("id") == field
        assert visitor.problem_at(field)


def check_the_focus_is_seen_everywhere(surroundings):
    """Whatever Tab reaches is drawn with a ring or a border of its own."""
    visitor = surroundings.member()
    page = visitor.page
    for address in ("/", "/schemas/new", "/account"):
        page.goto(address)
        for _ in range(60):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement === document.body"):
                break
            style = page.evaluate(
                "(style => [style.outlineStyle, parseFloat(style.outlineWidth)])"
                "(getComputedStyle(document.activeElement))"
            )
            where = page.evaluate("document.activeElement.outerHTML.slice(0, 120)")
            assert style[0] != "none" and style[1] >= 2, f"{address}: {where}: {style}"


def tab_to(page, selector, backwards=False):
    """Presses Tab until the element has the focus."""
    for _ in range(120):
        page.keyboard.press("Shift+Tab" if backwards else "Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"Tab never reaches {selector}")
