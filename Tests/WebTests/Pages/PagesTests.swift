// Every template rendered with every kind of page, full and empty, in strict mode.

import Generation
import Platform
import Templates
import Testing

@testable import Web

@Suite("The pages")
struct PagesTests {
    let templates: TemplateLibrary
    let names: [String]

    init() throws {
        let root = try #require(Self.templateFolder)
        let found = try Self.names(in: root, below: "")
        names = found
        templates = try TemplateLibrary(names: found) { name in
            String(decoding: try Files.read("\(root)/\(name).mustache"), as: UTF8.self)
        }
    }

    @Test(
        "Every page renders with everything in it and with nothing in it", arguments: PageSample.all
    )
    func rendersStrictly(_ sample: PageSample) throws {
        let html = try text(sample)
        #expect(!html.isEmpty || sample.name == "preview, empty")
        #expect(html.filter { $0 == "<" }.count == html.filter { $0 == ">" }.count)
    }

    @Test("Every page template belongs to a page")
    func noTemplateIsLeftOver() {
        let used = Set(PageSample.all.map(\.page.templateName))
        #expect(used == Set(names.filter { $0.hasPrefix("pages/") }))
    }

    @Test("Markup in what users typed comes out as text", arguments: PageSample.full)
    func escapes(_ sample: PageSample) throws {
        let html = try text(sample)
        #expect(html.contains("&lt;b class="))
        #expect(!html.contains("<b class"))
        #expect(!html.contains("\"A & B\""))
    }

    @Test(
        "No id stands twice, and every reference to an id leads to one", arguments: PageSample.all)
    func idsAreRight(_ sample: PageSample) throws {
        let page = Self.withoutScriptModels(try text(sample))
        let ids = Self.values(of: "id", in: page)
        #expect(Set(ids).count == ids.count)
        for attribute in ["for", "aria-describedby", "aria-labelledby", "list"] {
            let references = Self.values(of: attribute, in: page).flatMap {
                $0.split(separator: " ")
            }
            for reference in references { #expect(ids.contains(String(reference)), "\(attribute)") }
        }
    }

    @Test("Every message in the editor is linked from the summary and described at its field")
    func editorMessages() throws {
        let sample = try #require(PageSample.full.first { $0.name == "editor, full" })
        let editor = try #require(sample.page as? SchemaEditorPage)
        let html = try text(sample)
        for field in editor.form.problems.keys {
            #expect(html.contains("<a href=\"#\(field)\">"), "\(field)")
            #expect(html.contains("id=\"\(field)-problem\""), "\(field)")
        }
    }

    @Test("Nothing is inline that the content security policy forbids", arguments: PageSample.all)
    func nothingInline(_ sample: PageSample) throws {
        let html = try text(sample)
        for forbidden in ["<style", "<script", " style=", " onclick=", "javascript:"] {
            #expect(!html.contains(forbidden))
        }
    }

    @Test("The frame shows who is signed in, the notice and the page")
    func frame() throws {
        let frame = PageFrame(
            title: PageSample.hostile, username: "ada", isAdmin: true, notice: "Saved.",
            refreshSeconds: 2, assetVersion: "v1")
        let html = String(
            decoding: try frame.render(SchemaListPage(schemas: []), by: templates), as: UTF8.self)
        #expect(html.hasPrefix("<!doctype html>"))
        for part in ["ada", "admin", "Saved.", "content=\"2\"", "?v=v1", "Make your first schema"] {
            #expect(html.contains(part), "\(part)")
        }
        #expect(!html.contains("<b class"))
    }

    @Test("The frame of a visitor offers to sign in and loads nothing again")
    func visitorsFrame() throws {
        let frame = PageFrame(
            title: "Sign in", username: nil, isAdmin: false, notice: nil, refreshSeconds: nil,
            assetVersion: "v1")
        let page = LoginPage(username: "", next: "/", message: nil, resume: nil)
        let html = String(decoding: try frame.render(page, by: templates), as: UTF8.self)
        #expect(html.contains("href=\"/login\""))
        #expect(!html.contains("Sign out"))
        #expect(!html.contains("http-equiv"))
    }

    @Test("What was typed for another type's parameters goes along unseen")
    func keptParameters() throws {
        let type = try #require(FieldCatalog.types.first { $0.parameters.isEmpty })
        var column = ColumnForm.empty(index: 4)
        column.type = type.id
        column.parameters = ["left": "77"]
        let page = SchemaEditorPage(
            id: nil, form: PageSample.form(columns: [column]), preview: nil)
        let html = String(decoding: try page.fragment(by: templates), as: UTF8.self)
        #expect(html.contains("<input type=\"hidden\" name=\"column_left_4\" value=\"77\">"))
    }

    @Test("An unknown type stays chosen")
    func unknownType() throws {
        var column = ColumnForm.empty(index: 0)
        column.type = "wibble"
        let page = SchemaEditorPage(
            id: nil, form: PageSample.form(columns: [column]), preview: nil)
        let html = String(decoding: try page.fragment(by: templates), as: UTF8.self)
        #expect(html.contains("<option value=\"wibble\" selected>"))
    }

    @Test("In a long form each menu has its chosen type and the ways to all groups")
    func shortMenus() throws {
        let count = TypeMenu.columnsWithAllTypes
        let few = try menus(count).count { $0 == "<option" }
        let many = try menus(count + 1).count { $0 == "<option" }
        #expect(few > count * FieldCatalog.types.count)
        #expect(many < few / 5)
        let html = try menus(count + 1).joined(separator: " ")
        #expect(html.contains("<option value=\"row_number\" selected>"))
        for group in Set(FieldCatalog.types.map(\.group)) {
            let way = "value=\"group: \(group)\"".replacing("&", with: "&amp;")
            #expect(html.contains(way), "\(group)")
        }
    }

    @Test("A group chosen in a long form shows its types, to choose one of")
    func chosenGroup() throws {
        let type = try #require(FieldCatalog.types.last)
        let html = try menus(30, type: "group: \(type.group)").joined(separator: " ")
        #expect(html.contains("selected>(choose below)</option>"))
        #expect(html.contains("<option value=\"\(type.id)\">"))
    }

    @Test("A group of types is no type, and the message says what to do")
    func groupIsNoType() {
        var form = SchemaForm.empty
        form.name = "x"
        form.columns[0].name = "a"
        form.columns[0].type = "group: Location"
        #expect(form.checkedSchema() == nil)
        #expect(form.problems["column_type_0"]?.contains("then choose one of its types") == true)
    }

    @Test("A list of one's own stands in an area of several lines, which keeps its first line end")
    func longValues() throws {
        var column = ColumnForm.empty(index: 0)
        column.type = "custom_list"
        column.parameters = ["values": "\nred\ngreen"]
        let page = SchemaEditorPage(
            id: nil, form: PageSample.form(columns: [column]), preview: nil)
        let html = String(decoding: try page.fragment(by: templates), as: UTF8.self)
        #expect(html.contains(">\n\nred\ngreen</textarea>"))
    }

    /// The words of an editor with that many columns, parted at spaces.
    private func menus(_ count: Int, type: String = "row_number") throws -> [Substring] {
        let columns = (0..<count).map { index in
            var column = ColumnForm.empty(index: index)
            column.type = type
            return column
        }
        let page = SchemaEditorPage(
            id: nil, form: PageSample.form(columns: columns), preview: nil)
        let html = String(decoding: try page.fragment(by: templates), as: UTF8.self)
        return html.split { $0 == " " || $0.isNewline }
    }

    private func text(_ sample: PageSample) throws -> String {
        String(decoding: try sample.page.fragment(by: templates), as: UTF8.self)
    }
}

extension PagesTests {
    /// `templates/` of this checkout: four folders up from this file.
    private static var templateFolder: String? {
        var path = #filePath
        for _ in 1...4 {
            guard let parent = Files.parent(of: path) else { return nil }
            path = parent
        }
        return path + "/templates"
    }

    /// The names of all templates, `pages/login` and its like.
    private static func names(in root: String, below folder: String) throws -> [String] {
        try Files.list(root + "/" + folder).flatMap { entry -> [String] in
            if Files.isDirectory("\(root)/\(folder)\(entry)") {
                return try names(in: root, below: "\(folder)\(entry)/")
            }
            let suffix = ".mustache"
            return entry.hasSuffix(suffix) ? ["\(folder)\(entry.dropLast(suffix.count))"] : []
        }
    }

    /// The page less its `<template>` elements, which are no part of the document.
    private static func withoutScriptModels(_ html: String) -> String {
        html.split(separator: "<template").enumerated().map { place, part in
            guard place > 0, let end = part.firstRange(of: "</template>") else { return part }
            return part[end.upperBound...]
        }.joined()
    }

    /// The values of an attribute, in order.
    private static func values(of attribute: String, in html: String) -> [String] {
        html.split(separator: " \(attribute)=\"").dropFirst().map { part in
            String(part.prefix { $0 != "\"" })
        }
    }
}
