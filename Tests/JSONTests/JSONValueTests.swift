import JSON
import Testing

@Suite struct JSONValueTests {
    private let value: JSONValue = ["a": [1, 2.5, "x", true, nil], "b": ["c": 7]]

    @Test("Members and elements are found by key and position")
    func subscripts() {
        #expect(value["b"]?["c"] == 7)
        #expect(value["a"]?[2] == "x")
        #expect(value["a"]?[5] == nil && value["a"]?[-1] == nil && value["a"]?["c"] == nil)
        #expect(value["z"] == nil && value[0] == nil)
    }

    @Test("A value is only what it is")
    func kinds() {
        let elements = value["a"]?.arrayValue ?? []
        #expect(elements.map(\.integerValue) == [1, nil, nil, nil, nil])
        #expect(elements.map(\.realValue) == [1, 2.5, nil, nil, nil])
        #expect(elements.map(\.textValue) == [nil, nil, "x", nil, nil])
        #expect(elements.map(\.boolValue) == [nil, nil, nil, true, nil])
        #expect(elements.map(\.isNull) == [false, false, false, false, true])
        #expect(value.objectValue?.keys == ["a", "b"] && value.arrayValue == nil)
    }

    @Test("Objects are equal whatever the order of their members")
    func equality() {
        #expect(["a": 1, "b": 2] as JSONValue == ["b": 2, "a": 1])
        #expect(["a": 1] as JSONValue != ["a": 1, "b": 2])
        #expect(["a": 1] as JSONValue != ["b": 1])
        #expect([1, 2] as JSONValue != [2, 1])
        #expect(JSONValue.integer(1) != .real(1))
    }

    @Test("Setting a member keeps its place, nil removes it")
    func changing() {
        var object: JSONObject = ["a": 1, "b": 2, "c": 3]
        object["b"] = "new"
        object["d"] = nil
        object["a"] = JSONValue?.none
        object["e"] = .null
        #expect(object.keys == ["b", "c", "e"])
        #expect(object["b"] == "new" && object["e"] == .null)
    }

    @Test("Of several members with one key the last value counts")
    func duplicates() {
        let object = JSONObject([(key: "a", value: 1), (key: "b", value: 2), (key: "a", value: 3)])
        #expect(JSONValue.object(object).encoded() == Array("{\"a\":3,\"b\":2}".utf8))
    }
}
