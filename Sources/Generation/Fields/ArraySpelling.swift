// Which items a unique array begins with.

/// Numbers arrays so that those of different numbers differ.
///
/// An array is told from others by its first items, which are digits: each one of `items` values. It
/// has as many digits as it takes to tell 2^48 arrays apart, or as it has items. Frozen: the numbers
/// below `count` belong to the lengths from the shortest on, as many to each as it has spellings; the
/// first item is the lowest digit. Where the digits suffice for all rows, the length of what is left is
/// drawn freely.
struct ArraySpelling: Sendable {
    /// Arrays enough for every row that there can be.
    private static let enough: UInt64 = 1 << UInt64(TicketOffice.rowBits)
    /// Items have rows below half of those.
    private static let mostItems: UInt64 = 1 << UInt64(TicketOffice.rowBits - 2)

    private let items: UInt64
    private let counts: ClosedRange<Int>
    /// How many items are digits, at most.
    private let digits: Int
    /// How many arrays there are.
    let count: UInt64

    /// Arrays of items that have so many values, at least one.
    init(items: UInt64, counts: ClosedRange<Int>) {
        self.items = min(items, ArraySpelling.mostItems)
        self.counts = counts
        var digits = 0
        var arrays: UInt64 = 1
        while digits < counts.upperBound, arrays < ArraySpelling.enough {
            arrays = arrays.multipliedClamped(by: self.items)
            digits += 1
        }
        self.digits = digits
        var count: UInt64 = 0
        for length in min(digits, counts.lowerBound)...digits {
            count = count.addedClamped(ArraySpelling.arrays(of: self.items, digits: length))
        }
        // A permutation of more numbers is of no use.
        self.count = min(count, 1 << 63)
    }

    private static func arrays(of items: UInt64, digits: Int) -> UInt64 {
        var arrays: UInt64 = 1
        for _ in 0..<digits { arrays = arrays.multipliedClamped(by: items) }
        return arrays
    }

    /// The digits of an array, and its length, which stays as it was drawn where that is free.
    func word(_ number: UInt64, count: inout Int) -> Digits {
        var rest = number
        var length = min(digits, counts.lowerBound)
        while length < digits {
            let arrays = ArraySpelling.arrays(of: items, digits: length)
            if rest < arrays { break }
            rest -= arrays
            length += 1
        }
        if length < digits || length == counts.upperBound {
            count = length
        } else {
            count = max(count, length)
        }
        return Digits(number: rest, items: items, left: length)
    }

    /// The digits of a number, one after the other, the lowest first.
    struct Digits {
        private var number: UInt64
        private let items: UInt64
        private var left: Int

        init(number: UInt64, items: UInt64, left: Int) {
            self.number = number
            self.items = items
            self.left = left
        }

        /// The next digit; nil when there are no more.
        mutating func next() -> UInt64? {
            guard left > 0 else { return nil }
            left -= 1
            defer { number /= items }
            return number % items
        }
    }
}
