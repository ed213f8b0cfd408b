// Plans make rows.

import Generation
import Testing

@Suite("Plan")
struct PlanTests {
    @Test("makes a row of every type")
    func everyType() throws {
        let columns = FieldCatalog.types.map { Column(name: $0.id, type: $0.id) }
        let plan = try Plan(Schema(name: "all", columns: columns), seed: Seed(1))
        var out = OutputBuffer()
        plan.appendHeader(to: &out)
        plan.append(rows: 1..<9, to: &out)
        print(String(decoding: out.bytes, as: UTF8.self))
        #expect(plan.preview(rows: 3).count == 3)
    }
}
