// A regular expression taken apart: what texts it has.

/// A part of a pattern.
indirect enum PatternNode: Equatable, Sendable {
    /// One character of a set.
    case character(ScalarSet)
    /// One part after the other.
    case sequence([PatternNode])
    /// One of several parts.
    case alternatives([PatternNode])
    /// A part so many times, ends included.
    case repetition(PatternNode, ClosedRange<Int>)

    /// The most steps that making one text takes, at least its length; `Int.max` beyond all measure.
    var cost: Int {
        switch self {
        case .character: 1
        case .sequence(let parts): parts.reduce(1) { $0.addedClamped($1.cost) }
        case .alternatives(let parts): parts.reduce(1) { max($0, $1.cost.addedClamped(1)) }
        case .repetition(let part, let times):
            part.cost.multipliedClamped(by: max(1, times.upperBound)).addedClamped(1)
        }
    }

    /// The most characters of one text.
    var longest: Int {
        switch self {
        case .character: 1
        case .sequence(let parts): parts.reduce(0) { $0.addedClamped($1.longest) }
        case .alternatives(let parts): parts.reduce(0) { max($0, $1.longest) }
        case .repetition(let part, let times):
            part.longest.multipliedClamped(by: times.upperBound)
        }
    }

    /// The bytes of all texts.
    var bytes: ByteSet {
        switch self {
        case .character(let set): set.bytes
        case .sequence(let parts), .alternatives(let parts):
            parts.reduce(ByteSet()) { $0.union($1.bytes) }
        case .repetition(let part, let times): times.upperBound > 0 ? part.bytes : ByteSet()
        }
    }
}

extension Int {
    /// The product of two numbers that are not negative, or the largest number.
    fileprivate func multipliedClamped(by other: Int) -> Int {
        let (product, overflow) = multipliedReportingOverflow(by: other)
        return overflow ? .max : product
    }

    /// The sum of two numbers that are not negative, or the largest number.
    fileprivate func addedClamped(_ other: Int) -> Int {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? .max : sum
    }
}
