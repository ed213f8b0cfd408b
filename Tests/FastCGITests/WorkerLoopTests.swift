// WorkerLoopTests: requests and responses over a real FastCGI socket.

import FastCGI
import HTTP
import Platform
import TestSupport
import Testing

/// Answers with what it was asked.
private func echo(_ request: Result<Request, UnreadableRequest>) -> Response {
    switch request {
    case .failure(let failure):
        return .text(
            failure.error.message + (failure.wantsJSON ? " (JSON)" : ""),
            status: failure.error.status)
    case .success(let request):
        var response = Response(status: .ok, body: request.body)
        response.headers["X-Line"] = "\(request.method.text) \(request.target)"
        response.headers["X-Host"] = request.host
        response.headers["X-From"] = "\(request.remoteAddress) \(request.isSecure)"
        for (name, value) in request.headers.fields { response.headers.add("In-\(name)", value) }
        return response
    }
}

@Suite("WorkerLoop")
struct WorkerLoopTests {
    @Test("a request arrives whole and its response goes back whole")
    func roundTrip() throws {
        let worker = try RunningWorker(respond: echo)
        let answer = try worker.client.send(
            "POST", "/schemas/7?sort=name%20",
            headers: [("Accept-Language", "de, en"), ("Content-Type", "text/plain")],
            body: Array("wörd\r\n\0".utf8))
        #expect(answer.status == 200)
        #expect(answer.text == "wörd\r\n\0")
        #expect(answer.header("X-Line") == "POST /schemas/7?sort=name%20")
        #expect(answer.header("X-Host") == "localhost")
        #expect(answer.header("X-From") == "127.0.0.1 false")
        #expect(answer.header("In-accept-language") == "de, en")
        #expect(answer.all("In-content-type") == ["text/plain"])
        #expect(answer.header("Content-Length") == "8")
        try worker.end()
    }

    @Test("bodies far larger than a record pass both ways", arguments: [65_535, 65_536, 3_000_000])
    func largeBodies(_ count: Int) throws {
        let worker = try RunningWorker(respond: echo)
        let body = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        #expect(try worker.client.send("POST", "/", body: body).body == body)
        try worker.end()
    }

    @Test("a body over the limit is 413, and the next request is served")
    func tooLarge() throws {
        let worker = try RunningWorker(limits: WorkerLimits(bodyBytes: 1_000), respond: echo)
        let exact = [UInt8](repeating: 1, count: 1_000)
        #expect(try worker.client.send("POST", "/", body: exact).status == 200)
        #expect(try worker.client.send("POST", "/", body: exact + [1]).status == 413)
        let far = ["CONTENT_LENGTH": "99999999999999999999999"]
        #expect(try worker.client.send("POST", "/", parameters: far).status == 413)
        #expect(try worker.client.send("GET", "/").status == 200)
        try worker.end()
    }

    @Test("a request that cannot be read still says what answer it would like")
    func unreadableForProgram() throws {
        let worker = try RunningWorker(respond: echo)
        let answer = try worker.client.send(
            "POST", "/", headers: [("Accept", "application/json")],
            parameters: ["CONTENT_LENGTH": "x"])
        #expect(answer.status == 400)
        #expect(answer.text.hasSuffix(" (JSON)"))
        try worker.end()
    }

    @Test("a body shorter than announced is 400 with a sentence")
    func cutShort() throws {
        let worker = try RunningWorker(respond: echo)
        let answer = try worker.client.send(
            "POST", "/", body: [1, 2, 3], parameters: ["CONTENT_LENGTH": "100"])
        #expect(answer.status == 400)
        #expect(answer.text == "The request ended before its body was complete.")
        try worker.end()
    }

    @Test(
        "a length that is no number is 400", arguments: ["-1", "x", "1 2", "0x10", "+5"])
    func wrongLength(_ text: String) throws {
        let worker = try RunningWorker(respond: echo)
        let answer = try worker.client.send("POST", "/", parameters: ["CONTENT_LENGTH": text])
        #expect(answer.status == 400)
        try worker.end()
    }

    @Test("header fields over the limit are 431")
    func longHeaders() throws {
        let worker = try RunningWorker(limits: WorkerLimits(headerBytes: 1_000), respond: echo)
        let long = String(repeating: "c", count: 2_000)
        #expect(try worker.client.send("GET", "/", headers: [("Cookie", long)]).status == 431)
        #expect(try worker.client.send("GET", "/", headers: [("Cookie", "c")]).status == 200)
        try worker.end()
    }

    @Test("HEAD has GET's length and no body")
    func head() throws {
        let worker = try RunningWorker { _ in .text("twelve bytes") }
        let answer = try worker.client.send("HEAD", "/")
        #expect(answer.header("Content-Length") == "12")
        #expect(answer.body.isEmpty)
        try worker.end()
    }

    @Test("204 and 304 have neither length nor body", arguments: [Status.noContent, .notModified])
    func noBody(_ status: Status) throws {
        let worker = try RunningWorker { _ in Response(status: status, body: [1]) }
        let answer = try worker.client.send("GET", "/")
        #expect(answer.status == status.code)
        #expect(answer.header("Content-Length") == nil)
        #expect(answer.body.isEmpty)
        try worker.end()
    }

    @Test("several cookies stay several fields")
    func cookies() throws {
        let worker = try RunningWorker { _ in
            var response = Response.redirect(to: "/")
            response.headers.add("Set-Cookie", "a=1")
            response.headers.add("Set-Cookie", "b=2")
            return response
        }
        let answer = try worker.client.send("GET", "/")
        #expect(answer.status == 303)
        #expect(answer.all("Set-Cookie") == ["a=1", "b=2"])
        try worker.end()
    }

    @Test(
        "HTTPS is known by either of its parameters",
        arguments: [
            (["HTTPS": "on"], true), (["HTTPS": "off"], false),
            (["REQUEST_SCHEME": "https"], true), ([:], false),
        ])
    func https(_ parameters: [String: String], _ isSecure: Bool) throws {
        let worker = try RunningWorker(respond: echo)
        let answer = try worker.client.send("GET", "/", parameters: parameters)
        #expect(answer.header("X-From") == "127.0.0.1 \(isSecure)")
        try worker.end()
    }

    @Test("without REQUEST_URI the target is put together, and one that is no path is 400")
    func target() throws {
        let worker = try RunningWorker(respond: echo)
        let parts = ["REQUEST_URI": "", "PATH_INFO": "/more"]
        let answer = try worker.client.send("GET", "/a?b=c", parameters: parts)
        #expect(answer.header("X-Line") == "GET /a/more?b=c")
        #expect(try worker.client.send("OPTIONS", "*").status == 400)
        try worker.end()
    }

    @Test("header fields that are no UTF-8 do not stop the worker")
    func brokenUTF8() throws {
        let worker = try RunningWorker(respond: echo)
        let odd = String(decoding: [0xff, 0x41] as [UInt8], as: UTF8.self)
        #expect(try worker.client.send("GET", "/", headers: [("X", odd)]).status == 200)
        try worker.end()
    }

    @Test("a client that goes away, or speaks something else, costs only its own request")
    func rudeClients() throws {
        let worker = try RunningWorker { _ in .html([UInt8](repeating: 65, count: 5_000_000)) }
        try worker.client.sendAndLeave("GET", "/")
        try worker.client.sendAndLeave(raw: Array("GET / HTTP/1.1\r\nHost: x\r\n\r\n".utf8))
        try worker.client.sendAndLeave(raw: [])
        try worker.client.sendAndLeave(raw: [1, 1, 0, 1, 0xff, 0xff, 0, 0])
        #expect(try worker.client.send("GET", "/").body.count == 5_000_000)
        try worker.end()
    }

    @Test("many requests in a row leave no descriptor open")
    func descriptors() throws {
        let worker = try RunningWorker(respond: echo)
        _ = try worker.client.send("GET", "/")
        let before = try Files.list("/proc/self/fd").count
        for _ in 0..<300 { _ = try worker.client.send("GET", "/") }
        let after = try Files.list("/proc/self/fd").count
        #expect(after < before + 100)  // other suites run beside this one
        try worker.end()
    }

    @Test("told to stop, the loop finishes the request in progress")
    func stop() throws {
        let isInside = Shared(false)
        let mayGoOn = Shared(false)
        let answer = Shared<Int?>(nil)
        let worker = try RunningWorker { _ in
            isInside.value = true
            do { try waitUntil(seconds: 30) { mayGoOn.value } } catch { return .empty(.gone) }
            return .text("done")
        }
        let client = try BackgroundThread {
            answer.value = (try? worker.client.send("GET", "/"))?.status
        }
        try waitUntil(seconds: 30) { isInside.value }
        let ending = try BackgroundThread { try? worker.end() }
        mayGoOn.value = true
        try ending.join()
        try client.join()
        #expect(answer.value == 200)
        #expect(throws: SystemError.self) { try worker.client.send("GET", "/") }
    }

    @Test("a request that takes far too long ends the process by SIGALRM")
    func watchdog() async {
        await #expect(processExitsWith: .signal(14)) {
            let worker = try RunningWorker(limits: WorkerLimits(requestSeconds: 1)) { _ in
                while true {}
            }
            _ = try worker.client.send("GET", "/")
        }
    }

    @Test("a descriptor that is no socket is an error")
    func noSocket() throws {
        let pipe = try Pipe()
        try pipe.writeEnd.write(all: [1])
        let stop = try Pipe()
        let loop = WorkerLoop(listener: pipe.readEnd.raw, stop: stop.readEnd.raw)
        #expect(throws: FastCGIError.self) { try loop.run { _ in .empty() } }
    }
}
