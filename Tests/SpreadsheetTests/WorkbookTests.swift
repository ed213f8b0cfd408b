// A workbook is a file, the same for the same cells. What is in it, Tests/Judges asks openpyxl.

import Platform
import TestSupport
import Testing

@testable import Spreadsheet

@Suite("Workbooks")
struct WorkbookTests {
    private func write(_ path: String) throws {
        let workbook = try Workbook(path: path)
        try workbook.write(text: "Größe & <Preis>", row: 0, column: 0)
        try workbook.write(number: -2.5, row: 1, column: 0)
        try workbook.write(truth: true, row: 1, column: 1)
        try workbook.close()
    }

    @Test("the same cells make the same file, whenever it is made")
    func deterministic() throws {
        let directory = try TemporaryDirectory()
        try write(directory.file("a.xlsx"))
        try write(directory.file("b.xlsx"))
        let bytes = try Files.read(directory.file("a.xlsx"))
        #expect(bytes.prefix(2) == [0x50, 0x4B])
        #expect(try bytes == Files.read(directory.file("b.xlsx")))
    }

    @Test("what does not fit and where no file can be are errors in words")
    func errors() throws {
        let directory = try TemporaryDirectory()
        let workbook = try Workbook(path: directory.file("a.xlsx"))
        let long = String(repeating: "x", count: Workbook.maximumCharacters + 1)
        #expect(throws: SpreadsheetError.self) {
            try workbook.write(text: long, row: 0, column: 0)
        }
        #expect(throws: SpreadsheetError.self) {
            try workbook.write(text: "x", row: UInt32(Workbook.maximumRows), column: 0)
        }
        #expect(throws: SpreadsheetError.self) { try write(directory.file("none/a.xlsx")) }
    }
}
