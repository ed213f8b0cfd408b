// Health: GET /healthz and /readyz, for whoever watches the service.

import FileStorage
import HTTP
import JSON
import MariaDB
import Memcached
import Platform

enum Health {
    /// Alive: the process answers.
    static func alive(_ context: RequestContext) -> Response {
        .text("ok\n")
    }

    /// Able to serve: each thing it stands on, by name.
    ///
    /// Why one fails is for the log alone.
    static func ready(_ context: RequestContext) -> Response {
        let results = results(context)
        let isReady = results.allSatisfy(\.isFine)
        let members = results.map { ($0.name, JSONValue.text($0.isFine ? "ok" : "failed")) }
        return context.json(
            .object(JSONObject([("ready", .bool(isReady))] + members)),
            status: isReady ? .ok : .serviceUnavailable)
    }

    /// Asks everything that pages stand on.
    static func results(_ context: RequestContext) -> [(name: String, isFine: Bool)] {
        [
            ("database", check("database", context) { try context.services.connection.ping() }),
            ("memcached", check("memcached", context) { try checkCache(context) }),
            ("storage", check("storage", context) { try context.services.files.check() }),
        ]
    }

    private static func checkCache(_ context: RequestContext) throws {
        if let error = context.services.cache.check() { throw error }
    }

    private static func check(
        _ name: String, _ context: RequestContext, _ probe: () throws -> Void
    ) -> Bool {
        do {
            try probe()
            return true
        } catch {
            context.services.log.warning("not_ready", ["what": name, "error": "\(error)"])
            return false
        }
    }
}
