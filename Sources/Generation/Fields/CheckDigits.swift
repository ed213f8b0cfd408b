// Codes with check digits: the text while it is put together, and the arithmetic of its checks.

/// Weights of the characters of a code, from the first on; all 0 behind the last.
struct Weights: Sendable {
    private var values = InlineArray<20, UInt32>(repeating: 0)

    init(_ weights: [UInt32]) {
        precondition(weights.count <= 20, "a code has at most 20 weights")
        for (place, weight) in weights.enumerated() { values[place] = weight }
    }

    @inline(__always)
    subscript(place: Int) -> UInt32 { values[place] }
}

/// A code while it is put together: up to 40 ASCII characters, on the stack.
struct CodeText {
    private var bytes = InlineArray<40, UInt8>(repeating: 0x30)
    /// The characters so far.
    private(set) var count = 0

    /// The character at a place.
    @inline(__always)
    subscript(place: Int) -> UInt8 {
        get { bytes[place] }
        set { bytes[place] = newValue }
    }

    /// Appends a character.
    @inline(__always)
    mutating func put(_ byte: UInt8) {
        bytes[count] = byte
        count &+= 1
    }

    /// Appends a digit below 10.
    @inline(__always)
    mutating func putDigit(_ digit: UInt32) {
        put(0x30 | UInt8(truncatingIfNeeded: digit))
    }

    /// Appends the last `places` digits of a number, zeros first.
    @inline(__always)
    mutating func putDigits(_ value: UInt64, _ places: Int) {
        var rest = value
        var place = count &+ places
        while place > count {
            place &-= 1
            let next = rest / 10
            bytes[place] = 0x30 | UInt8(truncatingIfNeeded: rest &- next &* 10)
            rest = next
        }
        count &+= places
    }

    /// Appends a word of a list.
    @inline(__always)
    mutating func put(_ list: WordList, _ entry: Int) {
        for place in 0..<list.length(entry) { put(list.byte(entry, at: place)) }
    }

    /// The digit at a place.
    @inline(__always)
    func digit(_ place: Int) -> UInt32 { UInt32(bytes[place] & 0xF) }

    /// What a character counts in codes with letters: digits themselves, A to Z 10 to 35.
    @inline(__always)
    func value(_ place: Int) -> UInt32 {
        let byte = UInt32(bytes[place])
        return byte < 0x40 ? byte &- 0x30 : byte &- 55
    }

    /// Writes the code.
    @inline(__always)
    func write(to out: inout OutputBuffer) {
        for place in 0..<count { out.put(bytes[place]) }
    }

    /// Writes the code with a separator after every `size` characters.
    @inline(__always)
    func write(inGroupsOf size: Int, _ separator: UInt8, to out: inout OutputBuffer) {
        var left = size
        for place in 0..<count {
            if left == 0 {
                out.put(separator)
                left = size
            }
            left &-= 1
            out.put(bytes[place])
        }
    }

    /// Writes the code in a layout such as "###.###-##"; what is left of it is left out when the code
    /// is shorter than its #.
    @inline(__always)
    func write(_ layout: Layout, to out: inout OutputBuffer) {
        var next = 0
        for place in 0..<layout.count {
            let byte = layout[place]
            if byte != UInt8(ascii: "#") {
                out.put(byte)
            } else if next < count {
                out.put(bytes[next])
                next &+= 1
            }
        }
    }
}

extension CodeText {
    /// A layout of a code: its characters stand where the # are.
    struct Layout: Sendable {
        private var bytes = InlineArray<24, UInt8>(repeating: 0)
        let count: Int

        init(_ text: String) {
            precondition(text.utf8.count <= 24, "a layout has at most 24 characters")
            for (place, byte) in text.utf8.enumerated() { bytes[place] = byte }
            count = text.utf8.count
        }

        @inline(__always)
        subscript(place: Int) -> UInt8 { bytes[place] }
    }
}

// The arithmetic: each sum is over the digits from `first` on up to the end.
extension CodeText {
    /// The digits times their weights.
    @inline(__always)
    func sum(_ weights: Weights, from first: Int = 0) -> UInt32 {
        var sum: UInt32 = 0
        for place in first..<count { sum &+= digit(place) &* weights[place &- first] }
        return sum
    }

    /// The check digit that belongs behind the digits (Luhn; ISO/IEC 7812-1, annex B).
    @inline(__always)
    func luhnDigit(from first: Int = 0) -> UInt32 {
        var sum: UInt32 = 0
        var isDoubled = true
        var place = count
        while place > first {
            place &-= 1
            let value = digit(place)
            let twice = value &* 2
            sum &+= isDoubled ? (twice > 9 ? twice &- 9 : twice) : value
            isDoubled.toggle()
        }
        return (10 &- sum % 10) % 10
    }

    /// The check digit of GS1: weights 3 and 1 from the right (EAN, UPC, ISBN-13, AHV).
    @inline(__always)
    func gs1Digit(from first: Int = 0) -> UInt32 {
        var sum: UInt32 = 0
        var weight: UInt32 = 3
        var place = count
        while place > first {
            place &-= 1
            sum &+= digit(place) &* weight
            weight = 4 &- weight
        }
        return (10 &- sum % 10) % 10
    }

    /// The check digit of ISO/IEC 7064 MOD 11,10.
    @inline(__always)
    func mod1110Digit(from first: Int = 0) -> UInt32 {
        var state: UInt32 = 10
        for place in first..<count {
            var next = (state &+ digit(place)) % 10
            if next == 0 { next = 10 }
            state = next &* 2 % 11
        }
        return (11 &- state) % 10
    }

    /// The remainder by 97 of the characters as one number, in which A to Z are 10 to 35.
    @inline(__always)
    func remainder97(from first: Int, through last: Int, after start: UInt64 = 0) -> UInt64 {
        var number = start
        for place in first...last {
            let value = UInt64(value(place))
            number = number &* (value < 10 ? 10 : 100) &+ value
            if number > 1 << 50 { number %= 97 }
        }
        return number % 97
    }
}

/// Digits that would give a check which cannot be written are left out of the last place.
enum LastDigit {
    /// The `choice`-th digit, of nine, with which a sum modulo 11 is not `forbidden`.
    ///
    /// At most one digit gives the forbidden remainder, since the weight has an inverse; it is passed
    /// over, so that different choices stay different codes.
    @inline(__always)
    static func avoiding(
        _ forbidden: UInt32, sum: UInt32, weight: UInt32, choice: UInt32
    ) -> UInt32 {
        let wanted = (forbidden &+ 11 &- sum % 11) % 11
        let bad = wanted &* inverse(weight % 11) % 11
        return choice < bad ? choice : choice &+ 1
    }

    /// The inverse modulo 11 of a number from 1 to 10.
    @inline(__always)
    private static func inverse(_ number: UInt32) -> UInt32 {
        // By Fermat: number^9.
        let square = number &* number % 11
        let fourth = square &* square % 11
        return fourth &* fourth % 11 &* number % 11
    }
}

extension Decimals {
    /// Ten to the power of a number from 0 to 18.
    static func power(of places: Int) -> UInt64 { UInt64(powers[places]) }
}
