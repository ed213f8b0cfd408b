// OrderTests: orders for data sets that cannot be taken, at three depths.

import JSON
import TestSupport
import Testing

@Suite struct OrderTests {
    @Test(
        "Rows and seeds that are none are told at their field, with what was typed",
        arguments: Depth.allCases)
    func mistakes(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let path = "/schemas/\(try visitor.makeSchema())/datasets"
        for rows in ["0", "-1", "1000000000000000000", "1e400", "ten", "", " ", "1.5"] {
            let answer = try visitor.post(path, [("rows", rows), ("seed", "x")])
            #expect(answer.status == 422, "\(rows)")
            #expect(answer.problem(at: "rows")?.hasSuffix(".") == true, "\(rows)")
            #expect(answer.problem(at: "seed") != nil)
            #expect(answer.value(of: "rows") == rows && answer.value(of: "seed") == "x")
            let json = try visitor.post(path, [("rows", rows)], json: true)
            #expect(json.status == 422, "\(rows)")
            #expect(try Array(json.errors().keys) == ["rows"], "\(rows)")
        }
        let other = try visitor.post(
            path, [("rows", "1"), ("format", "xlsx"), ("compression", "zip")], json: true)
        #expect(Set(try other.errors().keys) == ["format", "compression"])
        #expect(try visitor.post(path).status == 422, "an empty body is an empty form")
    }

    @Test(
        "More rows than a unique column has values are refused with the number it can give",
        arguments: Depth.allCases)
    func capacity(depth: Depth) throws {
        let visitor = try Visitor.registered(depth)
        let schema = try visitor.makeSchema([
            ("name", "coin"), ("column_name_0", "side"), ("column_type_0", "boolean"),
            ("column_unique_0", "on"),
        ])
        let path = "/schemas/\(schema)/datasets"
        let answer = try visitor.post(path, [("rows", "3")])
        #expect(answer.status == 422 && answer.value(of: "rows") == "3")
        #expect(answer.problem(at: "rows")?.contains("only 2 different values") == true)
        #expect(try visitor.post(path, [("rows", "3")], json: true).errors()["rows"] != nil)
        #expect(try visitor.post(path, [("rows", "2")], json: true).status == 202)
    }
}
