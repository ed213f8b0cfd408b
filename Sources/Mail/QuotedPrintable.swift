// QuotedPrintable: UTF-8 in lines of ASCII that every mail server carries (RFC 2045, 6.7).

enum QuotedPrintable {
    /// Bytes of an encoded line, its soft break among them.
    private static let lineBytes = 76

    /// One line of text as one or several encoded ones, without their line ends.
    static func lines(_ line: Substring.UTF8View) -> [[UInt8]] {
        var lines: [[UInt8]] = [[]]
        var rest = Array(line)[...]
        while let byte = rest.popFirst() {
            let unit = encoded(byte, isLast: rest.isEmpty)
            let room = lineBytes - (rest.isEmpty ? 0 : 1)
            if lines[lines.count - 1].count + unit.count > room {
                lines[lines.count - 1].append(UInt8(ascii: "="))
                lines.append([])
            }
            lines[lines.count - 1] += unit
        }
        return lines
    }

    /// A space at the end of a line would be lost on the way.
    private static func encoded(_ byte: UInt8, isLast: Bool) -> [UInt8] {
        let isPlain = (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "=")
        if isPlain || (byte == 0x20 && !isLast) { return [byte] }
        let digits = Array("0123456789ABCDEF".utf8)
        return [UInt8(ascii: "="), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
}
