// SpreadsheetRun: one run of `fakecsv generate --xlsx`.

import Generation
import Platform
import Spreadsheet

struct SpreadsheetRun {
    /// A number of a spreadsheet is a double: longer ones stay texts.
    private static let exactDigits = 15

    private let plan: Plan
    private let order: GenerateOrder

    init(_ plan: Plan, _ order: GenerateOrder) throws(UsageError) {
        let most = UInt64(Workbook.maximumRows - 1)
        guard order.extent.rowCount <= most else {
            throw UsageError(
                description: "A spreadsheet has room for 1,048,575 rows; ask for fewer or for CSV.")
        }
        self.plan = plan
        self.order = order
    }

    func run() throws -> Int32 {
        guard let path = order.output else { return ExitStatus.wrongUse }
        let file = try RowOutput.beginFile(path)
        let meter = ProgressMeter(total: order.extent.rowCount, unit: .rows, hasFile: true)
        let stop = try Interruption(watches: true)
        do {
            try write(to: file.temporaryPath, meter, stop)
            meter.finish()
            try file.commit()
        } catch {
            meter.finish()
            guard let interrupted = error as? Interrupted else { throw error }
            return interrupted.status
        }
        return ExitStatus.success
    }

    private func write(
        to path: String, _ meter: ProgressMeter, _ stop: borrowing Interruption
    ) throws {
        let workbook = try Workbook(path: path)
        let headerRows: UInt64 = plan.schema.dialect.header ? 1 : 0
        for (position, name) in plan.columnNames.enumerated() where headerRows > 0 {
            try workbook.write(text: name, row: 0, column: UInt16(position))
        }
        let first = order.extent.rows.lowerBound
        try plan.visitCells(rows: order.extent.rows) { row, column, kind, bytes in
            if column == 0 {
                try stop.check()
                meter.show(rows: row - first, bytes: 0)
            }
            if bytes.isEmpty { return }
            let place = Place(row: UInt32(row - first + headerRows), column: UInt16(column))
            try write(bytes, kind, at: place, in: workbook)
        }
        try workbook.close()
    }

    private struct Place {
        let row: UInt32
        let column: UInt16
    }

    /// Writes a cell.
    private func write(
        _ bytes: UnsafeRawBufferPointer, _ kind: ValueKind, at place: Place,
        in workbook: borrowing Workbook
    ) throws {
        let text = String(decoding: bytes, as: UTF8.self)
        switch kind {
        case .integer, .decimal:
            if bytes.count <= Self.exactDigits, let number = Double(text) {
                return try workbook.write(number: number, row: place.row, column: place.column)
            }
        case .boolean:
            if text == "true" || text == "false" {
                return try workbook.write(
                    truth: text == "true", row: place.row, column: place.column)
            }
        case .text, .date, .moment, .time:
            break
        }
        try workbook.write(text: text, row: place.row, column: place.column)
    }
}
