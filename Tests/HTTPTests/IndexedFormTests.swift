import HTTP
import Testing

@Suite struct IndexedFormTests {
    private func indexed(_ fields: KeyValuePairs<String, String>) -> IndexedForm {
        let form = Form(fields: fields.map { (name: $0.key, value: $0.value) })
        return IndexedForm(form, prefix: "column", anchor: "name", maximumIndex: 9_999)
    }

    @Test("Fields of one index are a group, sorted by index, in any order and with gaps")
    func groups() {
        let form = indexed([
            "column_type_7": "number", "column_name_12": "c", "name": "x", "column_name_7": "b",
            "column_min_7": "1", "column_name_0": "a", "column_null_percentage_0": "5",
        ])
        #expect(form.groups.map(\.index) == [0, 7, 12])
        #expect(form.groups[0].fields == ["name": "a", "null_percentage": "5"])
        #expect(form.groups[1].fields == ["name": "b", "type": "number", "min": "1"])
        #expect(form.rejected.isEmpty)
    }

    @Test("A field whose index has no anchor is left out")
    func withoutAnchor() {
        let form = indexed(["column_type_3": "number", "column_name_1": "a"])
        #expect(form.groups.map(\.fields) == [["name": "a"]])
    }

    @Test("The first value of a name counts, and the index exists once")
    func twice() {
        let form = indexed(["column_name_1": "a", "column_name_1": "b"])
        #expect(form.groups.map(\.fields) == [["name": "a"]])
    }

    @Test(
        "An index is canonical and not over the maximum; others are rejected by name",
        arguments: [
            "10000", "007", "00", "-1", "+1", "1 ", " 1", "", "x", "1.0", "1e3", "٣",
            "9223372036854775807", "9223372036854775808", "99999999999999999999999999", "1_",
        ])
    func rejected(index: String) {
        let form = indexed(["column_name_\(index)": "a", "column_name_9999": "b"])
        #expect(form.rejected == ["column_name_\(index)"])
        #expect(form.groups.map(\.index) == [9_999])
    }

    @Test("A part that begins with the anchor's name is an ordinary field")
    func longerPart() {
        let form = indexed(["column_name_case_0": "upper", "column_name_0": "a"])
        #expect(form.groups.map(\.fields) == [["name": "a", "name_case": "upper"]])
        #expect(form.rejected.isEmpty)
    }

    @Test(
        "Fields that only look alike are left out",
        arguments: [
            "column_0", "column__0", "columns_name_0", "COLUMN_name_0", "name_0", "column_name",
        ])
    func lookAlikes(name: String) {
        let form = indexed([name: "x", "column_name_0": "a"])
        #expect(form.groups.map(\.fields) == [["name": "a"]])
        #expect(form.rejected.isEmpty)
    }

    @Test("A group knows the names of its fields in the form")
    func fieldNames() {
        let form = indexed(["column_name_42": "a"])
        #expect(form.groups.map { form.fieldName("min", of: $0) } == ["column_min_42"])
    }

    @Test("Thousands of columns are grouped at once")
    func many() {
        let fields = (0..<10_000).reversed().map { (name: "column_name_\($0)", value: "\($0)") }
        let form = IndexedForm(
            Form(fields: fields), prefix: "column", anchor: "name", maximumIndex: 9_999)
        #expect(form.groups.map(\.index) == Array(0..<10_000))
    }
}
