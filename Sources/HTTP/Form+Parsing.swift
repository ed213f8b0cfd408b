/// Reading forms from the bodies and queries of requests.
extension Form {
    /// Parses `application/x-www-form-urlencoded` (WHATWG URL §5.1) in linear time.
    ///
    /// Empty pieces between `&` are left out; a piece without `=` is a field with an empty value.
    ///
    /// - Throws: 413 when there are more fields than `FormLimits` allows.
    package static func parse(urlEncoded bytes: [UInt8]) throws(HTTPError) -> Form {
        try parse(urlEncoded: bytes, maximumFields: FormLimits().fields)
    }

    /// Parses the body of a request by its `Content-Type`.
    ///
    /// Parts of a multipart form that came from a file are fields like any other. A request
    /// without a type and without a body is an empty form. Of a body that was cut the last field
    /// ends where it was cut.
    ///
    /// - Throws: 413 beyond the limits, 415 for any other type, 400 for a multipart form whose
    ///   parts cannot be told from each other.
    package static func parse(
        _ request: Request, limits: FormLimits = FormLimits()
    ) throws(HTTPError) -> Form {
        try checkLength(request.body.count, limits)
        guard let contentType = request.headers["Content-Type"] else {
            guard request.body.isEmpty else { throw wrongType }
            return Form(fields: [])
        }
        let type = MediaType(contentType)
        switch type.name {
        case "application/x-www-form-urlencoded":
            return try parse(urlEncoded: whole(request), maximumFields: limits.fields)
        case "multipart/form-data":
            let parser = try MultipartParser(
                type, request.body, limits, isCut: request.isBodyCut)
            return try parser.parse()
        default:
            throw wrongType
        }
    }

    /// A body that may be cut, without the half of an escape at its end.
    private static func whole(_ request: Request) -> [UInt8] {
        guard request.isBodyCut,
            let escape = request.body.suffix(2).lastIndex(of: UInt8(ascii: "%"))
        else { return request.body }
        return Array(request.body[..<escape])
    }

    /// Reads a query, whose length the web server has limited already.
    init(urlEncoded bytes: some Collection<UInt8>) {
        self.init(pieces: bytes.split(separator: UInt8(ascii: "&")))
    }

    private static func parse(
        urlEncoded bytes: [UInt8], maximumFields: Int
    ) throws(HTTPError) -> Form {
        let pieces = bytes.split(separator: UInt8(ascii: "&"), maxSplits: maximumFields)
        guard pieces.count <= maximumFields else { throw .tooManyFields(maximumFields) }
        return Form(pieces: pieces)
    }

    private init(pieces: [some Collection<UInt8>]) {
        var builder = FormBuilder()
        for piece in pieces {
            let name = piece.prefix { $0 != UInt8(ascii: "=") }
            builder.add(
                name: RepairedText(percentEncoded: name, plusAsSpace: true),
                value: RepairedText(
                    percentEncoded: piece.dropFirst(name.count + 1), plusAsSpace: true))
        }
        self = builder.finish()
    }

    private static func checkLength(_ count: Int, _ limits: FormLimits) throws(HTTPError) {
        guard count > limits.bodyBytes else { return }
        throw HTTPError(
            .contentTooLarge,
            "The form is larger than \(limits.bodyBytes) bytes: shorten its longest values.")
    }

    private static var wrongType: HTTPError {
        HTTPError(
            .unsupportedMediaType,
            "Send the form as application/x-www-form-urlencoded or multipart/form-data, "
                + "and say which in Content-Type.")
    }
}

extension HTTPError {
    /// The answer to a form with more fields than the limit.
    static func tooManyFields(_ maximum: Int) -> HTTPError {
        HTTPError(
            .contentTooLarge,
            "The form has more than \(maximum) fields: send fewer columns at once.")
    }
}
