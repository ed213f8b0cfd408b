// ShowGallery: GET /schemas/gallery: schemas that are ready to be used.

import HTTP
import JSON
import SchemaFiles

enum ShowGallery {
    static func respond(_ context: RequestContext) throws -> Response {
        if context.wantsJSON {
            return context.json(.array(GallerySchema.all.map { SchemaFile.write($0.schema) }))
        }
        return try context.page(GalleryPage(schemas: GallerySchema.all), title: "Ready schemas")
    }
}
