import HTTP
import Testing

@Suite struct FormParsingTests {
    private func request(_ type: String?, _ body: String) -> Request {
        var request = Request(method: .post, target: "/", body: Array(body.utf8))
        request.headers["Content-Type"] = type
        return request
    }

    private func refusal(_ request: Request, _ limits: FormLimits = FormLimits()) -> HTTPError? {
        do {
            _ = try Form.parse(request, limits: limits)
            return nil
        } catch {
            return error
        }
    }

    @Test(
        "A form is read by its type, whatever its case and parameters",
        arguments: [
            "application/x-www-form-urlencoded", "Application/X-WWW-Form-URLEncoded; charset=UTF-8",
            " application/x-www-form-urlencoded ;x",
        ])
    func urlEncoded(type: String) throws {
        #expect(try Form.parse(request(type, "a=1"))["a"] == "1")
    }

    @Test("No type and no body is an empty form")
    func nothing() throws {
        #expect(try Form.parse(request(nil, "")).fields.isEmpty)
    }

    @Test(
        "A body without a type or of another type is refused with 415",
        arguments: [
            nil, "", "application/json", "text/plain", "multipart/mixed; boundary=x",
            "application/x-www-form-urlencodedx",
        ])
    func otherTypes(type: String?) throws {
        let error = try #require(refusal(request(type, "a=1")))
        #expect(error.status == .unsupportedMediaType)
        #expect(error.message.contains("multipart/form-data"))
    }

    @Test("A body over the limit is refused with 413, one at the limit is read")
    func bodyLimit() throws {
        var limits = FormLimits()
        limits.bodyBytes = 5
        let type = "application/x-www-form-urlencoded"
        #expect(refusal(request(type, "a=123"), limits) == nil)
        #expect(refusal(request(type, "a=1234"), limits)?.status == .contentTooLarge)
        #expect(refusal(request(nil, "123456"), limits)?.status == .contentTooLarge)
    }

    @Test("Too many fields are refused with 413 in both encodings")
    func fieldLimit() throws {
        var limits = FormLimits()
        limits.fields = 2
        let type = "application/x-www-form-urlencoded"
        #expect(refusal(request(type, "a=1&b=2"), limits) == nil)
        #expect(refusal(request(type, "a&b&c"), limits)?.status == .contentTooLarge)
        let part = "--x\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n"
        let multipart = "multipart/form-data; boundary=x"
        #expect(refusal(request(multipart, part + part + "--x--"), limits) == nil)
        let three = request(multipart, part + part + part + "--x--")
        #expect(refusal(three, limits)?.status == .contentTooLarge)
    }

    @Test("The usual limits hold for 20,000 fields and no more")
    func usualLimits() throws {
        let type = "application/x-www-form-urlencoded"
        let many = String(repeating: "a=1&", count: 20_000)
        #expect(try Form.parse(request(type, many)).fields.count == 20_000)
        #expect(refusal(request(type, many + "a"))?.status == .contentTooLarge)
    }
}
