// UploadTests: files to guess a schema from, through nginx: large ones, and ones that are too large.

import JSON
import Platform
import TestSupport
import Testing

@Suite("uploads", .serialized)
struct UploadTests {
    private let stack: AppStack
    private let visitor: Visitor

    init() throws {
        stack = try AppStack(workers: 1)
        visitor = try Visitor(registering: "ada", at: stack.client)
    }

    /// A CSV file of so many bytes in a form, as a browser without JavaScript sends it.
    private func form(bytes: Int) -> [UInt8] {
        let boundary = "----boundary7MA4YWxk"
        let head =
            "--\(boundary)\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n\r\n"
            + "--\(boundary)\r\nContent-Disposition: form-data; name=\"file\"; "
            + "filename=\"large.csv\"\r\nContent-Type: text/csv\r\n\r\nid,city,price\n"
        let tail = "\r\n--\(boundary)--\r\n"
        let row = Array("1234,Größenwörth,17.25\n".utf8)
        var body = Array(head.utf8)
        body.reserveCapacity(bytes + 1_000)
        while body.count < bytes { body += row }
        return body + Array(tail.utf8)
    }

    private func upload(_ body: [UInt8], announcing length: Int? = nil) throws -> HTTPAnswer {
        var headers = [
            ("Cookie", visitor.cookie), ("Accept", "application/json"),
            ("Content-Type", "multipart/form-data; boundary=----boundary7MA4YWxk"),
        ]
        if let length { headers.append(("Content-Length", String(length))) }
        return try stack.client.send("POST", "/schemas/import", headers: headers, body: body)
    }

    /// The most memory that the worker ever had, in kB.
    private func peak() throws -> Int {
        let worker = try #require(stack.processes("worker").first)
        let status = String(
            decoding: try Files.read("/proc/\(worker.pid)/status"), as: UTF8.self)
        let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") })
        return try #require(Int(line.split(separator: " ").dropFirst().first ?? ""))
    }

    @Test("a file of 10 MB becomes a schema, and takes no more memory than one of 1 MB")
    func largeFile() throws {
        let small = form(bytes: 1 << 20)
        for _ in 0..<3 { #expect(try upload(small).status == 200) }
        let before = try peak()
        for bytes in [10_000_000, 15_000_000, 10_000_000] {
            let answer = try upload(form(bytes: bytes))
            #expect(answer.status == 200)
            let columns = try JSONValue.parse(answer.body)["columns"]?.arrayValue ?? []
            #expect(columns.map { $0["name"]?.textValue } == ["id", "city", "price"])
        }
        // The worker is the same one, and grew by less than a tenth of the file.
        #expect(try peak() - before < 1_000, "kB")
    }

    @Test("1 GB is refused at once, before it is sent, in words that help")
    func tooLarge() throws {
        let clock = SystemClock()
        let start = clock.monotonicNanoseconds()
        let answer = try upload(form(bytes: 100_000), announcing: 1_000_000_000)
        #expect(answer.status == 413)
        #expect(answer.text.contains("16 MiB") && answer.text.contains("beginning"))
        #expect(clock.monotonicNanoseconds() - start < 2_000_000_000)
        #expect(try upload(form(bytes: 100_000)).status == 200)
    }

    @Test("other forms keep their limit, and a body that breaks off is no schema")
    func limits() throws {
        let answer = try stack.client.send(
            "POST", "/schemas/preview",
            headers: [("Cookie", visitor.cookie), ("Content-Length", String(3 << 20))])
        #expect(answer.status == 413)
        let broken = form(bytes: 100_000).dropLast(30)
        #expect(try upload(Array(broken)).status == 400)
    }
}
