/// The name under which a browser saves a response.

/// The value of `Content-Disposition` for a download (RFC 6266).
///
/// A name that is not plain ASCII is given twice: once as it is (RFC 8187), and once with `_` for
/// what old programs cannot read. Slashes, control characters and changes
/// of the writing direction become `_` in both.
///
/// - Parameter fileName: any text; an empty one leaves the name to the browser.
package func contentDisposition(attachment fileName: String) -> String {
    let name = String(String.UnicodeScalarView(fileName.unicodeScalars.map(safeInFileName)))
    guard !name.isEmpty else { return "attachment" }
    let plain = String(String.UnicodeScalarView(name.unicodeScalars.map(safeInQuotes)))
    let value = "attachment; filename=\"\(plain)\""
    guard plain != name else { return value }
    return "\(value); filename*=UTF-8''\(percentEncode(name))"
}

private func safeInFileName(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let properties = scalar.properties
    let isHidden = properties.generalCategory == .control || properties.isBidiControl
    return scalar == "/" || scalar == "\\" || isHidden ? "_" : scalar
}

/// `%` is replaced because some browsers decode it, `"` because it would end the text.
private func safeInQuotes(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    !scalar.isASCII || scalar == "\"" || scalar == "%" ? "_" : scalar
}
