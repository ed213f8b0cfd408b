import JSON
import Platform
import TestSupport
import Testing

@Suite struct HealthTests {
    @Test(
        "Alive, and able to serve: each thing that it stands on is named",
        arguments: Depth.allCases)
    func healthy(depth: Depth) throws {
        let visitor = try Visitor(depth)
        let alive = try visitor.get("/healthz")
        #expect(alive.status == 200 && alive.text == "ok\n")
        let ready = try visitor.get("/readyz")
        #expect(ready.status == 200)
        #expect(
            try ready.json()
                == ["ready": true, "database": "ok", "memcached": "ok", "storage": "ok"])
    }

    @Test("What is away is named, and why is for the log alone")
    func away() throws {
        let app = try InProcessApp()
        app.setCacheUnreachable(true)
        let answer = try Visitor(.inProcess, app: app).get("/readyz")
        #expect(answer.status == 503)
        #expect(
            try answer.json()
                == ["ready": false, "database": "ok", "memcached": "failed", "storage": "ok"])
    }
}
