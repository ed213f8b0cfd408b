// Statement: one prepared statement of one connection.

internal import CMariaDB

/// A prepared statement and its buffers, used again for every run of the same SQL text.
final class Statement {
    private let sql: String
    private let handle: UnsafeMutablePointer<MYSQL_STMT>
    private let parameters: ParameterBuffer
    private var columns: ColumnBuffer?

    init(_ sql: String, on server: UnsafeMutablePointer<MYSQL>) throws(DatabaseError) {
        guard let handle = mysql_stmt_init(server) else { throw DatabaseError(server, sql: sql) }
        guard mysql_stmt_prepare(handle, sql, UInt(sql.utf8.count)) == 0 else {
            let error = DatabaseError(handle, sql: sql)
            mysql_stmt_close(handle)
            throw error
        }
        self.sql = sql
        self.handle = handle
        parameters = ParameterBuffer(count: Int(mysql_stmt_param_count(handle)))
    }

    /// The library forgets a statement's connection when that is closed first, so either order is
    /// right.
    deinit { mysql_stmt_close(handle) }

    /// Runs it for its effect; rows, if there are any, are counted and thrown away.
    func execute(_ values: [SQLValue]) throws(DatabaseError) -> Outcome {
        try start(values)
        defer { mysql_stmt_free_result(handle) }
        // The count of `INSERT … RETURNING` is known only when its rows have been read.
        if mysql_stmt_field_count(handle) > 0, mysql_stmt_store_result(handle) != 0 {
            throw error()
        }
        return Outcome(
            affectedRows: Int(clamping: Int64(bitPattern: mysql_stmt_affected_rows(handle))),
            lastInsertID: mysql_stmt_insert_id(handle))
    }

    /// Runs it for its rows; all are read before it returns.
    func query(_ values: [SQLValue]) throws(DatabaseError) -> [Row] {
        try start(values)
        defer { mysql_stmt_free_result(handle) }
        guard let columns = try boundColumns() else { return [] }
        guard mysql_stmt_store_result(handle) == 0 else { throw error() }
        var rows: [Row] = []
        rows.reserveCapacity(Int(clamping: mysql_stmt_num_rows(handle)))
        while try fetch() {
            guard let row = columns.row(of: handle) else { throw error() }
            rows.append(row)
        }
        return rows
    }

    private func start(_ values: [SQLValue]) throws(DatabaseError) {
        precondition(
            values.count == parameters.count,
            "\(values.count) values for \(parameters.count) question marks in: \(sql)")
        if !values.isEmpty, mysql_stmt_bind_param(handle, parameters.bind(values)) != 0 {
            throw error()
        }
        guard mysql_stmt_execute(handle) == 0 else { throw error() }
    }

    /// Whether there is another row; a value longer than its buffer is no failure here.
    private func fetch() throws(DatabaseError) -> Bool {
        switch mysql_stmt_fetch(handle) {
        case 0, MYSQL_DATA_TRUNCATED: return true
        case MYSQL_NO_DATA: return false
        default: throw error()
        }
    }

    /// The buffers for the result's columns, made at the first run and again when a changed table
    /// changed their number; nil when the statement has no result.
    private func boundColumns() throws(DatabaseError) -> ColumnBuffer? {
        let count = Int(mysql_stmt_field_count(handle))
        if count == 0 { return nil }
        if let columns, columns.count == count { return columns }
        guard let result = mysql_stmt_result_metadata(handle) else { throw error() }
        defer { mysql_free_result(result) }
        let fields = UnsafeBufferPointer(start: mysql_fetch_fields(result), count: count)
        let made = ColumnBuffer(fields)
        guard mysql_stmt_bind_result(handle, made.bindings) == 0 else { throw error() }
        columns = made
        return made
    }

    private func error() -> DatabaseError { DatabaseError(handle, sql: sql) }
}

extension DatabaseError {
    /// The last error of a statement.
    init(_ statement: UnsafeMutablePointer<MYSQL_STMT>, sql: String) {
        self.init(
            code: mysql_stmt_errno(statement),
            state: String(cString: mysql_stmt_sqlstate(statement)),
            message: String(cString: mysql_stmt_error(statement)), sql: sql)
    }

    /// The last error of a connection.
    init(_ server: UnsafeMutablePointer<MYSQL>, sql: String) {
        self.init(
            code: mysql_errno(server), state: String(cString: mysql_sqlstate(server)),
            message: String(cString: mysql_error(server)), sql: sql)
    }
}
