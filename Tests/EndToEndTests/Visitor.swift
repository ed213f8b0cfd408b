// Visitor: a program that uses the service as curl does, with a session cookie.

import JSON
import Platform
import TestSupport

/// A signed-in user who asks for JSON.
struct Visitor: Sendable {
    /// What a visitor gets for an order.
    struct Order: Sendable {
        let id: Int64
        /// Where the progress is.
        let pending: String
        let rows: Int
    }

    static let password = "correct horse battery staple"

    let client: HTTPClient
    let cookie: String

    /// Makes an account.
    init(registering name: String, at client: HTTPClient) throws {
        let form = [
            ("username", name), ("password1", Self.password), ("password2", Self.password),
        ]
        let answer = try client.send(
            "POST", "/register", headers: [("Content-Type", Self.formType)],
            body: Self.encoded(form))
        guard answer.status == 303, let cookie = answer.header("Set-Cookie") else {
            throw TestFailure("registering answered \(answer.status): \(answer.text.prefix(300))")
        }
        self.client = client
        self.cookie = String(cookie.prefix { $0 != ";" })
    }

    /// Sends a request, a POST when there is a form.
    func send(
        _ path: String, form: [(String, String)]? = nil, headers: [(String, String)] = []
    ) throws -> HTTPAnswer {
        var fields = [("Cookie", cookie), ("Accept", "application/json")] + headers
        guard let form else { return try client.send("GET", path, headers: fields) }
        fields.append(("Content-Type", Self.formType))
        return try client.send("POST", path, headers: fields, body: Self.encoded(form))
    }

    /// Sends a request that has to succeed, and reads its answer.
    func json(_ path: String, form: [(String, String)]? = nil) throws -> JSONValue {
        let answer = try send(path, form: form)
        guard (200..<300).contains(answer.status) else {
            throw TestFailure("\(path) answered \(answer.status): \(answer.text.prefix(300))")
        }
        return try JSONValue.parse(answer.body)
    }

    /// Creates a schema of some columns that are quick to make.
    func makeSchema(named name: String = "people") throws -> Int64 {
        let types = ["row_number", "full_name", "email_address", "number"]
        let columns = types.enumerated().flatMap { index, type in
            [("column_name_\(index)", type), ("column_type_\(index)", type)]
        }
        return try json("/schemas", form: [("name", name)] + columns).integer("id")
    }

    /// Asks for a data set.
    func order(rows: Int, of schema: Int64) throws -> Order {
        let answer = try json("/schemas/\(schema)/datasets", form: [("rows", String(rows))])
        guard let pending = answer["links"]?["pending"]?.textValue else {
            throw TestFailure("an order without a progress address")
        }
        return Order(id: try answer.integer("id"), pending: pending, rows: rows)
    }

    /// How a data set stands.
    func status(of order: Order) throws -> String {
        try json("/datasets/\(order.id)").text("status")
    }

    /// Waits until a data set is neither waiting nor being made.
    func waitForEnd(of order: Order, seconds: Double = 60) throws {
        try waitUntil(seconds: seconds, "the end of data set \(order.id)") {
            // The service may be away for a moment: that is what some tests are about.
            guard let status = try? status(of: order) else { return false }
            return !["queued", "generating"].contains(status)
        }
    }

    private static let formType = "application/x-www-form-urlencoded"

    private static func encoded(_ form: [(String, String)]) -> [UInt8] {
        let pairs = form.map { "\(encoded($0.0))=\(encoded($0.1))" }
        return Array(pairs.joined(separator: "&").utf8)
    }

    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            let character = Character(UnicodeScalar(byte))
            if byte < 128, character.isLetter || character.isNumber { return String(character) }
            let digits = String(byte, radix: 16, uppercase: true)
            return "%" + (digits.count < 2 ? "0" : "") + digits
        }.joined()
    }
}

extension JSONValue {
    /// A member that has to be a whole number.
    func integer(_ key: String) throws -> Int64 {
        guard let value = self[key]?.integerValue else { throw TestFailure("no number \(key)") }
        return value
    }

    /// A member that has to be a text.
    func text(_ key: String) throws -> String {
        guard let value = self[key]?.textValue else { throw TestFailure("no text \(key)") }
        return value
    }
}
