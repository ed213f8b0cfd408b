import HTTP
import Testing

@Suite struct HeadersTests {
    @Test("Names are found in upper and lower case")
    func caseInsensitive() {
        var headers = Headers()
        headers.add("Content-Type", "text/html")
        #expect(headers["content-type"] == "text/html")
        #expect(headers["CONTENT-TYPE"] == "text/html")
        #expect(headers["Content"] == nil)
    }

    @Test("A look-alike that is no ASCII letter is another name")
    func kelvinSign() {
        var headers = Headers()
        headers.add("Cookie", "a=1")
        #expect(headers["Coo\u{212A}ie"] == nil)
    }

    @Test("Adding keeps what is there, setting replaces all of it, nil removes it")
    func addAndSet() {
        var headers = Headers()
        headers.add("Set-Cookie", "a=1")
        headers.add("set-cookie", "b=2")
        #expect(headers.all("Set-Cookie") == ["a=1", "b=2"])
        headers["SET-COOKIE"] = "c=3"
        #expect(headers.all("Set-Cookie") == ["c=3"])
        headers["Set-Cookie"] = nil
        #expect(headers.fields.isEmpty)
    }

    @Test("A value cannot end its field")
    func valueWithLineEnds() {
        var headers = Headers()
        headers["Location"] = "/a\r\nSet-Cookie: b=1\0"
        #expect(headers["Location"] == "/a  Set-Cookie: b=1 ")
    }

    @Test("A name cannot end its field")
    func nameWithLineEnds() {
        var headers = Headers()
        headers.add("X\r\nY: z", "1")
        #expect(headers.fields.map(\.name) == ["X__Y__z"])
    }

    @Test("The order of the fields is kept")
    func order() {
        var headers = Headers()
        for name in ["B", "A", "C"] { headers.add(name, "") }
        #expect(headers.fields.map(\.name) == ["B", "A", "C"])
    }
}
