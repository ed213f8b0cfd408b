/// Reads `multipart/form-data` (RFC 7578, parts by RFC 2046 §5.1) in one pass over the body.
///
/// What stands before the first and after the last boundary is left out, as RFC 2046 asks.
struct MultipartParser {
    private let body: [UInt8]
    private let delimiter: [UInt8]
    private let limits: FormLimits
    /// Whether the body went on behind its end.
    private let isCut: Bool

    /// - Throws: 400 when the type names no usable boundary.
    init(
        _ type: MediaType, _ body: [UInt8], _ limits: FormLimits, isCut: Bool = false
    ) throws(HTTPError) {
        // RFC 2046 §5.1.1 allows 70 characters.
        guard let boundary = type["boundary"], (1...70).contains(boundary.utf8.count) else {
            throw HTTPError(
                .badRequest,
                "Content-Type has to name the boundary between the parts of the form: "
                    + "multipart/form-data; boundary=…, 1 to 70 characters.")
        }
        self.body = body
        self.limits = limits
        self.isCut = isCut
        delimiter = Array("\r\n--\(boundary)".utf8)
    }

    /// The fields of all parts, in order.
    ///
    /// - Throws: 400 when the parts cannot be told from each other or have no name, 413 beyond
    ///   the limits.
    func parse() throws(HTTPError) -> Form {
        guard var boundary = firstBoundary() else { throw Self.noBoundary }
        var builder = FormBuilder()
        while !boundary.isLast {
            guard let next = nextBoundary(from: boundary.end) ?? cutEnd else {
                throw Self.truncated
            }
            guard builder.fields.count < limits.fields else { throw .tooManyFields(limits.fields) }
            try add(body[boundary.end..<next.start], to: &builder)
            boundary = next
        }
        return builder.finish()
    }
}

// MARK: - Boundaries

extension MultipartParser {
    /// A line that ends one part and begins the next.
    private struct Boundary {
        /// Where the line end before it begins: the end of the part before.
        var start: Int
        /// Where the next part begins.
        var end: Int
        var isLast: Bool
    }

    /// The first boundary, which needs no line end before it when it begins the body.
    private func firstBoundary() -> Boundary? {
        if body.starts(with: delimiter.dropFirst(2)),
            let boundary = boundary(start: 0, after: delimiter.count - 2)
        {
            return boundary
        }
        return nextBoundary(from: 0)
    }

    /// The end of a body that was cut, as a last boundary.
    private var cutEnd: Boundary? {
        isCut ? Boundary(start: body.count, end: body.count, isLast: true) : nil
    }

    /// Linear: a boundary contains no CR, so a comparison that fails is never repeated.
    private func nextBoundary(from position: Int) -> Boundary? {
        var candidate = position
        while let start = body[candidate...].firstIndex(of: 0x0D) {
            if body[start...].starts(with: delimiter),
                let boundary = boundary(start: start, after: start + delimiter.count)
            {
                return boundary
            }
            candidate = start + 1
        }
        return nil
    }

    /// Reads what follows the name of the boundary: `--` at the last one, else blanks and CRLF.
    ///
    /// - Returns: `nil` when something else follows: then it is content that looks alike.
    private func boundary(start: Int, after position: Int) -> Boundary? {
        let rest = body[position...]
        if rest.starts(with: "--".utf8) {
            return Boundary(start: start, end: position + 2, isLast: true)
        }
        let lineEnd = rest.drop(while: \.isBlank)
        guard lineEnd.starts(with: "\r\n".utf8) else { return nil }
        return Boundary(start: start, end: lineEnd.startIndex + 2, isLast: false)
    }
}

// MARK: - Parts

extension MultipartParser {
    private func add(_ part: ArraySlice<UInt8>, to builder: inout FormBuilder) throws(HTTPError) {
        let headerEnd = try headerEnd(of: part)
        var name: RepairedText?
        for line in lines(of: part[..<headerEnd]) {
            let field = headerField(line)
            if field.name.isEqualIgnoringCase("Content-Disposition") {
                name = Self.fieldName(in: field.value)
            } else if field.name.isEqualIgnoringCase("Content-Transfer-Encoding") {
                try Self.checkTransferEncoding(field.value.text)
            }
        }
        guard let name else { throw Self.noName }
        builder.add(name: name, value: RepairedText(part[(headerEnd + 4)...]))
    }

    /// Where the empty line after the header begins.
    private func headerEnd(of part: ArraySlice<UInt8>) throws(HTTPError) -> Int {
        let searched = part.prefix(limits.partHeaderBytes)
        var candidate = searched.startIndex
        while let end = searched[candidate...].firstIndex(of: 0x0D) {
            if searched[end...].starts(with: "\r\n\r\n".utf8) { return end }
            candidate = end + 1
        }
        throw searched.count < part.count ? Self.longHeader : Self.noEmptyLine
    }

    private func lines(of header: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        header.split { $0 == 0x0D || $0 == 0x0A }
    }

    private func headerField(_ line: ArraySlice<UInt8>) -> (name: String, value: RepairedText) {
        let name = line.prefix { $0 != UInt8(ascii: ":") }
        return (String(decoding: name, as: UTF8.self), RepairedText(line.dropFirst(name.count + 1)))
    }

    /// The name that a `Content-Disposition` gives to its part, with the damage of the field.
    private static func fieldName(in disposition: RepairedText) -> RepairedText? {
        let value = MediaType(disposition.text)
        guard value.name == "form-data", let name = value["name"] else { return nil }
        return RepairedText(text: name, damage: disposition.damage)
    }

    private static func checkTransferEncoding(_ encoding: String) throws(HTTPError) {
        let plain = ["7bit", "8bit", "binary"]
        guard !plain.contains(where: { $0.isEqualIgnoringCase(encoding.trimmingBlanks) }) else {
            return
        }
        throw HTTPError(
            .badRequest,
            "Send the parts of the form as they are, without Content-Transfer-Encoding.")
    }
}

// MARK: - Sentences

extension MultipartParser {
    private static let noBoundary = HTTPError(
        .badRequest,
        "The boundary that Content-Type names does not stand in the body: "
            + "let the program that sends the form choose it.")
    private static let truncated = HTTPError(
        .badRequest, "The form broke off before its last boundary: send it again.")
    private static let noEmptyLine = HTTPError(
        .badRequest,
        "A part of the form has no empty line between its header and its value: "
            + "lines end in CR LF, and an empty one follows the header.")
    private static let longHeader = HTTPError(
        .contentTooLarge, "A part of the form has a header that is too long: shorten its name.")
    private static let noName = HTTPError(
        .badRequest,
        "A part of the form has no name: "
            + "each needs Content-Disposition: form-data; name=\"…\".")
}
