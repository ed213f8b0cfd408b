// The buffer grows, quotes and writes digits.

import Testing

@testable import Generation

@Suite("Output buffer")
struct OutputBufferTests {
    private func text(_ write: (inout OutputBuffer) -> Void) -> String {
        var out = OutputBuffer(capacity: 64)
        write(&out)
        return String(decoding: out.bytes, as: UTF8.self)
    }

    @Test("numbers are written without leading zeros, whatever their length")
    func numbers() {
        var values: [UInt64] = [0, .max, 99_999_999, 100_000_000, 10_000_000_000_000_000]
        var power: UInt64 = 1
        while power < 1_000_000_000_000_000_000 {
            values += [power - 1, power, power + 1, power * 7 + 3]
            power *= 10
        }
        for value in values { #expect(text { $0.putNumber(value) } == String(value)) }
    }

    @Test("digits of fixed width are right for every value")
    func digits() {
        for value in UInt64(0)..<10_000 {
            let digits = String(value)
            let padded = String(repeating: "0", count: 4 - digits.count) + digits
            if text({ $0.putFourDigits(value) }) != padded { Issue.record("\(value)") }
            if value < 100, text({ $0.putTwoDigits(value) }) != padded.suffix(2) {
                Issue.record("\(value)")
            }
        }
        #expect(text { $0.putFiveDigits(501) } == "00501")
        #expect(text { $0.putFiveDigits(99_999) } == "99999")
        #expect(text { $0.putPadded(7, digits: 9) } == "000000007")
    }

    @Test("enclosing puts quotes around a cell of any length", arguments: 0...70)
    func enclose(length: Int) {
        let cell = String(repeating: "abcdefghij", count: 8).prefix(length)
        let plain = text {
            $0.append(Array("xy".utf8) + Array(cell.utf8))
            $0.encloseTail(from: 2, in: UInt8(ascii: "\""))
        }
        #expect(plain == "xy\"\(cell)\"")
    }

    @Test("quotes inside are doubled")
    func doubling() {
        let cell = String(repeating: "\"", count: 500)
        let quoted = text {
            $0.append(Array("a\(cell)b".utf8))
            $0.reserve(cell.count + 2)
            $0.escapeTail(from: 0, .doubling(UInt8(ascii: "\"")))
            $0.encloseTail(from: 0, in: UInt8(ascii: "\""))
        }
        #expect(quoted == "\"a\(cell)\(cell)b\"")
    }

    @Test("a growing buffer keeps what was written")
    func growing() {
        var out = OutputBuffer(capacity: 1)
        for value in 0..<5000 { out.append([UInt8(truncatingIfNeeded: value)]) }
        #expect(out.bytes == (0..<5000).map { UInt8(truncatingIfNeeded: $0) })
        out.removeAll()
        #expect(out.isEmpty && out.bytes.isEmpty)
    }
}
