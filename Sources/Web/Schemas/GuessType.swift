// GuessType: GET /schemas/guess?name=…: the type that a column's name suggests.

import Generation
import HTTP
import JSON
import SchemaFiles

enum GuessType {
    /// For the editor's script, while somebody types; `type` is null where the name says nothing.
    static func respond(_ context: RequestContext) -> Response {
        let name = String(
            (context.request.query["name"] ?? "").prefix(SchemaLimits.columnNameCharacters))
        let column = NameGuess.likelyColumn(named: name)
        let parameters = (column?.parameters ?? [:]).sorted { $0.key < $1.key }
        return context.json(
            .object([
                "type": column.map { .text($0.type) } ?? .null,
                "parameters": .object(
                    JSONObject(parameters.map { (key: $0.key, value: .text($0.value)) })),
            ]))
    }
}
