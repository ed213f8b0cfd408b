// Progress: how far a data set is, in the shape in which the page asks for it.

package import JSON
package import Records

/// What `/pending/{task key}` answers, whoever answers it: memcached through nginx, or the
/// application from the database.
package struct Progress: Equatable, Sendable {
    package let dataset: DatasetID
    package let status: DatasetStatus
    package let rows: Int64
    package let rowsDone: Int64
    package let bytes: Int64
    /// Rows per second so far; nil when nothing has been made.
    package let rate: Double?
    /// Why it failed.
    package let message: String?

    package init(
        dataset: DatasetID, status: DatasetStatus, rows: Int64, rowsDone: Int64 = 0,
        bytes: Int64 = 0, rate: Double? = nil, message: String? = nil
    ) {
        self.dataset = dataset
        self.status = status
        self.rows = rows
        self.rowsDone = rowsDone
        self.bytes = bytes
        self.rate = rate
        self.message = message
    }

    /// The progress that a row of the database tells: all or nothing of the rows.
    package init(_ dataset: Dataset) {
        let isReady = dataset.status == .ready
        self.init(
            dataset: dataset.id, status: dataset.status, rows: dataset.rowCount,
            rowsDone: isReady ? dataset.rowCount : 0, bytes: dataset.byteCount ?? 0,
            rate: isReady ? dataset.seconds.map { Double(dataset.rowCount) / max($0, 1e-6) } : nil,
            message: dataset.message)
    }

    /// Reads what `json` writes; nil for anything else.
    init?(_ json: JSONValue) {
        guard let id = json["dataset"]?.integerValue, let rows = json["rows"]?.integerValue,
            let status = json["status"]?.textValue.flatMap(DatasetStatus.init(rawValue:))
        else { return nil }
        self.init(
            dataset: DatasetID(id), status: status, rows: rows,
            rowsDone: json["rows_done"]?.integerValue ?? 0,
            bytes: json["bytes"]?.integerValue ?? 0,
            rate: json["rate"]?.integerValue.map(Double.init),
            message: json["message"]?.textValue)
    }

    /// 0 to 100, rounded down: 100 only when all rows are done.
    package var percent: Int {
        rows == 0 ? 0 : Int(rowsDone.multipliedReportingOverflow(by: 100).partialValue / rows)
    }

    package var json: JSONValue {
        var members: [(String, JSONValue)] = [
            ("dataset", .integer(dataset.value)), ("status", .text(status.rawValue)),
            ("rows", .integer(rows)), ("rows_done", .integer(rowsDone)),
            ("percent", .integer(Int64(percent))), ("bytes", .integer(bytes)),
            ("rate", rate.map { .integer(Int64($0)) } ?? .null),
        ]
        if let message { members.append(("message", .text(message))) }
        if status == .ready { members.append(("file", .text("/datasets/\(dataset)/file"))) }
        return .object(JSONObject(members))
    }
}
