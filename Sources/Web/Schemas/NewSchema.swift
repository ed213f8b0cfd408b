// NewSchema: GET /schemas/new.

import HTTP

enum NewSchema {
    static func respond(_ context: RequestContext) throws -> Response {
        try SchemaEditor.page(.empty, id: nil, in: context)
    }
}
