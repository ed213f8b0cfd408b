// NewcomerTests: the main job as somebody does it who has just arrived, through real servers.

import JSON
import Platform
import TestSupport
import Testing

@Suite("A newcomer", .serialized)
struct NewcomerTests {
    private let stack: AppStack

    init() throws {
        stack = try AppStack()
    }

    @Test("registers, makes a schema, asks for 1,000 rows and downloads exactly these")
    func mainJob() throws {
        let visitor = try Visitor(registering: "ada", at: stack.client)
        let order = try visitor.order(rows: 1_000, of: visitor.makeSchema())
        try visitor.waitForEnd(of: order)
        let dataset = try visitor.json("/datasets/\(order.id)")
        #expect(try dataset.text("status") == "ready")
        let file = try visitor.send("/datasets/\(order.id)/file")
        #expect(file.status == 200)
        #expect(file.header("Content-Type") == "text/csv; charset=utf-8")
        #expect(file.header("Content-Disposition")?.contains("people") == true)
        #expect(file.body.count { $0 == UInt8(ascii: "\n") } == 1_001)
        #expect(hex(SHA256.hash(file.body)) == (try dataset.text("sha256")))
    }

    @Test("finds an example schema that can be ordered at once")
    func example() throws {
        let visitor = try Visitor(registering: "ada", at: stack.client)
        let schemas = try visitor.json("/")
        let id = try #require(schemas.arrayValue?.first?["id"]?.integerValue)
        let order = try visitor.order(rows: 10, of: id)
        try visitor.waitForEnd(of: order)
        #expect(try visitor.status(of: order) == "ready")
    }

    @Test("resumes a download where it stopped")
    func range() throws {
        let visitor = try Visitor(registering: "ada", at: stack.client)
        let order = try visitor.order(rows: 100, of: visitor.makeSchema())
        try visitor.waitForEnd(of: order)
        let path = "/datasets/\(order.id)/file"
        let whole = try visitor.send(path)
        let tag = try #require(whole.header("ETag"))
        let rest = try visitor.send(path, headers: [("Range", "bytes=50-"), ("If-Range", tag)])
        #expect(rest.status == 206)
        #expect(rest.body == Array(whole.body.dropFirst(50)))
    }

    @Test("cannot reach what is another's")
    func others() throws {
        let ada = try Visitor(registering: "ada", at: stack.client)
        let bob = try Visitor(registering: "bob", at: stack.client)
        let schema = try ada.makeSchema()
        let order = try ada.order(rows: 10, of: schema)
        try ada.waitForEnd(of: order)
        for path in ["/schemas/\(schema)", "/datasets/\(order.id)", "/datasets/\(order.id)/file"] {
            #expect(try bob.send(path).status == 404, "\(path)")
        }
        let file = try #require(try Files.list(stack.media).first)
        #expect(try bob.send("/protected/\(file)").status == 404)
    }
}
