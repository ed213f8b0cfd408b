// AccountJSON: a user as a program sees himself.

import JSON
import Records

enum AccountJSON {
    static func value(of user: User) -> JSONValue {
        .object([
            "id": .integer(user.id.value), "username": .text(user.username),
            "email": user.email.map(JSONValue.text) ?? .null, "admin": .bool(user.isAdmin),
        ])
    }
}
