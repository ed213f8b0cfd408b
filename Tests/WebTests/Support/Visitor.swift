// Visitor: somebody with a cookie jar, at one of the three depths.

import FileStorage
import HTTP
import JSON
import Platform
import TestSupport
import Testing

/// Sends requests and keeps cookies, as a browser or `curl -b jar -c jar` does.
final class Visitor {
    static let password = "correct horse battery staple"

    let depth: Depth
    /// The cookies as the browser would send them back, by name.
    var cookies: [String: String] = [:]
    private(set) var name = ""
    /// From where the requests come, as far as the application in this process hears.
    var address = "127.0.0.1"
    let app: InProcessApp?

    init(_ depth: Depth, app: InProcessApp? = nil) throws {
        self.depth = depth
        self.app = depth == .inProcess ? try app ?? InProcessApp.shared() : nil
    }

    /// Somebody with an account of their own, signed in.
    static func registered(_ depth: Depth, app: InProcessApp? = nil) throws -> Visitor {
        let visitor = try Visitor(depth, app: app)
        // nginx admits few sign-ins a second; the account is the same one beside it.
        let door = depth == .nginx ? try Visitor(.fastCGI) : visitor
        let name = Visitor.freshName()
        let answer = try door.post(
            "/register",
            [
                ("username", name), ("password1", Visitor.password),
                ("password2", Visitor.password),
            ])
        guard answer.status == 303 else {
            throw TestFailure("registering answered \(answer.status): \(answer.text)")
        }
        visitor.cookies = door.cookies
        visitor.name = name
        return visitor
    }

    static func freshName() -> String { "user-\(SystemRandom().hex(bytes: 6))" }

    // MARK: Requests

    func get(
        _ path: String, json: Bool = false, headers: [(String, String)] = []
    ) throws -> HTTPAnswer {
        try send("GET", path, headers: Self.accept(json) + headers)
    }

    func post(
        _ path: String, _ fields: [(String, String)] = [], json: Bool = false,
        headers: [(String, String)] = []
    ) throws -> HTTPAnswer {
        let type = ("Content-Type", "application/x-www-form-urlencoded")
        return try send(
            "POST", path, headers: Self.accept(json) + [type] + headers,
            body: Form(fields: fields.map { ($0.0, $0.1) }).urlEncoded())
    }

    func postMultipart(
        _ path: String, _ fields: [(String, String)], json: Bool = false
    ) throws -> HTTPAnswer {
        let boundary = "----fakecsv0123456789"
        let parts = fields.map { name, value in
            "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
        }
        let type = ("Content-Type", "multipart/form-data; boundary=\(boundary)")
        return try send(
            "POST", path, headers: Self.accept(json) + [type],
            body: Array((parts.joined() + "--\(boundary)--\r\n").utf8))
    }

    /// Sends a request with the cookies, and keeps those that come back.
    func send(
        _ method: String, _ path: String, headers: [(String, String)] = [], body: [UInt8] = [],
        isSecure: Bool = false
    ) throws -> HTTPAnswer {
        var headers = headers
        if !cookies.isEmpty, !headers.contains(where: { $0.0 == "Cookie" }) {
            let pairs = cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
            headers.append(("Cookie", pairs.joined(separator: "; ")))
        }
        let answer = try exchange(method, path, headers, body, isSecure)
        for text in answer.all("Set-Cookie") { keep(text) }
        return answer
    }

    private func exchange(
        _ method: String, _ path: String, _ headers: [(String, String)], _ body: [UInt8],
        _ isSecure: Bool
    ) throws -> HTTPAnswer {
        switch depth {
        case .inProcess: return try inProcess(method, path, headers, body, isSecure)
        case .fastCGI:
            return try FastCGIClient(socket: SharedStack.get().socket).send(
                method, path, headers: headers, body: body,
                parameters: isSecure ? ["HTTPS": "on"] : [:])
        case .nginx:
            return try SharedStack.get().client.send(method, path, headers: headers, body: body)
        }
    }

    private func inProcess(
        _ method: String, _ path: String, _ headers: [(String, String)], _ body: [UInt8],
        _ isSecure: Bool
    ) throws -> HTTPAnswer {
        guard let app else { throw TestFailure("there is no application in this process") }
        var fields = Headers()
        for (name, value) in headers { fields.add(name, value) }
        let response = app.respond(
            to: Request(
                method: Method(method), target: path, headers: fields, body: body,
                remoteAddress: address, isSecure: isSecure,
                host: fields["Host"] ?? "localhost"))
        return HTTPAnswer(
            status: response.status.code, headers: response.headers.fields,
            body: method == "HEAD" ? [] : response.body)
    }

    private func keep(_ setCookie: String) {
        let pair = setCookie.prefix { $0 != ";" }
        let name = String(pair.prefix { $0 != "=" })
        let isGone = setCookie.contains("Max-Age=0")
        cookies[name] = isGone ? nil : String(pair.dropFirst(name.count + 1))
    }

    private static func accept(_ json: Bool) -> [(String, String)] {
        [("Accept", json ? "application/json" : "text/html,application/xhtml+xml,*/*;q=0.8")]
    }

    // MARK: Schemas and data sets

    /// Creates a schema that has to be right.
    func makeSchema(_ fields: [(String, String)] = SchemaFields.people) throws -> Int64 {
        let answer = try post("/schemas", fields, json: true)
        guard answer.status == 201, let id = try answer.json()["id"]?.integerValue else {
            throw TestFailure("creating a schema answered \(answer.status): \(answer.text)")
        }
        return id
    }

    /// Asks for a data set that has to be taken.
    func order(_ schema: Int64, rows: String = "10", seed: String = "42") throws -> Int64 {
        let answer = try post(
            "/schemas/\(schema)/datasets", [("rows", rows), ("seed", seed)], json: true)
        guard answer.status == 202, let id = try answer.json()["id"]?.integerValue else {
            throw TestFailure("the order answered \(answer.status): \(answer.text)")
        }
        return id
    }

    func status(of dataset: Int64) throws -> String {
        try get("/datasets/\(dataset)", json: true).json()["status"]?.textValue ?? ""
    }

    /// Waits until nothing more happens to a data set; its last status.
    @discardableResult
    func waitForEnd(of dataset: Int64) throws -> String {
        try app?.generate()
        var status = ""
        try waitUntil(seconds: 90, "the end of data set \(dataset)") {
            status = try self.status(of: dataset)
            return status != "queued" && status != "generating"
        }
        return status
    }

    /// The bytes of a finished file, as the web server hands them out.
    func download(_ dataset: Int64) throws -> [UInt8] {
        let answer = try get("/datasets/\(dataset)/file")
        guard answer.status == 200 else {
            throw TestFailure("the download answered \(answer.status): \(answer.text)")
        }
        if depth == .nginx { return answer.body }
        guard let address = answer.header("X-Accel-Redirect"), address.hasPrefix("/protected/")
        else { throw TestFailure("no file is handed over") }
        let name = String(address.dropFirst("/protected/".count))
        return try Files.read(app?.path(ofFile: name) ?? "\(SharedStack.get().media)/\(name)")
    }

    /// The files on disk that belong to a data set, finished or not.
    func files(of dataset: Int64) throws -> [String] {
        let names =
            if let app {
                try app.files.names() + app.files.unfinishedNames()
            } else { try Files.list(SharedStack.get().media) }
        return names.filter { $0.hasPrefix("\(dataset)-") || $0.hasPrefix(".\(dataset)-") }
    }

    /// Waits until the files of a data set that is no more are gone.
    func waitForRemoval(of dataset: Int64) throws {
        try app?.sweep()
        try waitUntil(seconds: 60, "the removal of the files of data set \(dataset)") {
            try files(of: dataset).isEmpty
        }
    }

    /// Runs SQL on the database of this depth.
    func execute(_ sql: String) throws {
        if let app { return try app.execute(sql) }
        let database = try SharedStack.get().database
        let name =
            try database.run("SHOW DATABASES LIKE 'fakecsv%'")
            .split(separator: "\n").first.map(String.init) ?? ""
        try database.run("USE \(name); \(sql)")
    }
}
