// AccountJSON: a user as a program sees himself.

import JSON
import Platform
import Records

enum AccountJSON {
    static func value(of user: User) -> JSONValue {
        .object([
            "id": .integer(user.id.value), "username": .text(user.username),
            "email": user.email.map(JSONValue.text) ?? .null, "admin": .bool(user.isAdmin),
        ])
    }

    static func value(_ token: AccessToken) -> JSONValue {
        .object([
            "id": .integer(token.id.value), "name": .text(token.name),
            "created_at": .text(token.createdAt.iso8601),
            "last_used_at": token.lastUsedAt.map { .text($0.iso8601) } ?? .null,
        ])
    }
}
