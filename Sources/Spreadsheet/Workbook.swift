// Workbook: a file of Excel's format with one sheet, written row by row.

internal import CXlsxWriter

/// An .xlsx file in the making; memory does not grow with its rows.
///
/// The file is complete after ``close()``; one that is let go before stays unfinished.
package struct Workbook: ~Copyable {
    /// Rows that a sheet has room for, the header among them.
    package static let maximumRows = 1_048_576
    /// Columns that a sheet has room for.
    package static let maximumColumns = 16_384
    /// Characters that a cell has room for.
    package static let maximumCharacters = 32_767

    /// What a file says of when it was made, so that the same rows make the same bytes:
    /// 2000-01-01 00:00 UTC.
    private static let creationTime = 946_684_800

    private var workbook: UnsafeMutablePointer<lxw_workbook>?
    private let sheet: UnsafeMutablePointer<lxw_worksheet>
    /// Where temporary files are made: on the disk that needs room for the file anyway.
    private let directory: String

    /// Begins a file at `path`; its temporary files stand beside it, without a name.
    package init(path: String) throws(SpreadsheetError) {
        var options = lxw_workbook_options()
        options.constant_memory = 1
        options.use_zip64 = 1
        let directory = Self.directory(of: path)
        var text = Array(directory.utf8CString)
        let made = text.withUnsafeMutableBufferPointer { text in
            options.tmpdir = text.baseAddress
            return workbook_new_opt(path, &options)
        }
        guard let workbook = made else { throw .memory }
        var properties = lxw_doc_properties()
        properties.created = Self.creationTime
        workbook_set_properties(workbook, &properties)
        guard let sheet = workbook_add_worksheet(workbook, nil) else { throw .memory }
        self.workbook = workbook
        self.sheet = sheet
        self.directory = directory
    }

    private static func directory(of path: String) -> String {
        guard let cut = path.lastIndex(of: "/") else { return "." }
        return cut == path.startIndex ? "/" : String(path[..<cut])
    }

    deinit {
        if let workbook { lxw_workbook_free(workbook) }
    }

    /// Writes a text; rows and columns count from 0, rows only upwards.
    package func write(
        text: String, row: UInt32, column: UInt16
    ) throws(SpreadsheetError) {
        try check(worksheet_write_string(sheet, row, column, text, nil))
    }

    /// Writes a number.
    package func write(number: Double, row: UInt32, column: UInt16) throws(SpreadsheetError) {
        try check(worksheet_write_number(sheet, row, column, number, nil))
    }

    /// Writes true or false.
    package func write(truth: Bool, row: UInt32, column: UInt16) throws(SpreadsheetError) {
        try check(worksheet_write_boolean(sheet, row, column, truth ? 1 : 0, nil))
    }

    /// Completes the file.
    package consuming func close() throws(SpreadsheetError) {
        guard !cxlsxwriter_has_lost_rows(sheet), canCopyRows() else { throw .room }
        guard let workbook = workbook.take() else { return }
        try check(workbook_close(workbook))
    }

    private borrowing func canCopyRows() -> Bool {
        var path = Array("\(directory)/.rows-XXXXXX".utf8CString)
        return path.withUnsafeMutableBufferPointer {
            cxlsxwriter_can_copy_rows(sheet, $0.baseAddress)
        }
    }

    private func check(_ code: lxw_error) throws(SpreadsheetError) {
        if code == LXW_NO_ERROR { return }
        throw SpreadsheetError(reason: String(cString: lxw_strerror(code)))
    }
}

/// Why no file could be made.
package struct SpreadsheetError: Error, CustomStringConvertible {
    /// libxlsxwriter's words.
    package let reason: String

    static let memory = SpreadsheetError(reason: "there is not enough memory")

    static let room = SpreadsheetError(reason: "there is no room left for its temporary files")

    package var description: String { "the spreadsheet could not be written: \(reason)" }
}
