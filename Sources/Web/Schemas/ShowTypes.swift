// ShowTypes: GET /schemas/types and GET /api/types: the catalogue of field types.

import Generation
import HTTP
import JSON

enum ShowTypes {
    /// A name for this very catalogue: different when a type, a parameter or a word of it is.
    static let version: String = {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for type in FieldCatalog.types {
            for byte in "\(type.id)\(type.title)\(type.summary)\(type.parameters)".utf8 {
                hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
            }
        }
        return String(hash, radix: 16)
    }()

    /// A fragment for the editor's scripts: kept by the browser for as long as the address holds.
    static func page(_ context: RequestContext) throws -> Response {
        var response = Response.html(try TypesFragment().fragment(by: context.services.templates))
        if context.request.query["v"] != nil {
            response.headers["Cache-Control"] = "private, max-age=31536000, immutable"
        }
        return response
    }

    static func json(_ context: RequestContext) -> Response {
        context.json(.array(FieldCatalog.types.map(value)))
    }

    private static func value(_ type: FieldType) -> JSONValue {
        .object([
            "id": .text(type.id), "title": .text(type.title), "group": .text(type.group),
            "description": .text(type.summary), "example": .text(type.example),
            "parameters": .array(type.parameters.map(value)),
            "locales": .array(type.locales.map(JSONValue.text)),
            "alphabet": .text(type.alphabet), "source": .text(type.source),
            "english": .bool(type.isEnglish),
        ])
    }

    private static func value(_ parameter: FieldParameter) -> JSONValue {
        .object([
            "name": .text(parameter.name), "title": .text(parameter.title),
            "help": .text(parameter.help), "default": .text(parameter.defaultText),
        ])
    }
}
