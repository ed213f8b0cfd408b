// The texts of a pattern, numbered: each has one number, however many ways the pattern makes it.

/// A deterministic automaton without circles, whose states know how many texts follow.
///
/// Built from the pattern by the subset construction (Rabin and Scott 1959). A text's number is read
/// off from its end: at each state the number divided by the width of the class gives the character.
struct PatternAutomaton: Sendable {
    /// More states than that, and the pattern is taken for one that explodes.
    static let maximumStates = 2_000
    /// From here on texts are not counted exactly: nobody makes so many rows.
    static let countless: UInt64 = 1 << 62
    /// The most positions that all states of the pattern hold together; some milliseconds of work.
    private static let maximumWork = 60_000

    /// The characters that lead from one state to another.
    private struct Branch {
        let set: Int
        let width: UInt64
        let target: Int
        /// How many texts go this way, at most `countless`.
        let total: UInt64
    }

    private struct State {
        let first: Int
        let end: Int
        let isEnd: Bool
    }

    private var states: [State] = []
    private var branches: [Branch] = []
    private var table = CharacterTable()
    /// How many different texts there are; `countless` or more are `countless`.
    let count: UInt64

    /// Builds the automaton; nil when it would be too large.
    init?(_ node: PatternNode) {
        var steps = PatternSteps()
        let end = steps.add(node, from: 0)
        steps.isEnd[end] = true
        guard
            let subsets = PatternSubsets(
                steps, maximumStates: Self.maximumStates,
                maximumWork: Self.maximumWork)
        else { return nil }
        var counts = [UInt64](repeating: 0, count: subsets.states.count)
        for state in subsets.lastFirst {
            let ways = subsets.states[state].ways
            counts[state] = ways.reduce(subsets.states[state].isEnd ? 1 : 0) { sum, way in
                min(sum.addedClamped(Self.total(way, counts)), Self.countless)
            }
        }
        for state in subsets.states {
            let first = branches.count
            for way in state.ways {
                branches.append(
                    Branch(
                        set: table.number(of: way.set), width: UInt64(way.set.count),
                        target: way.target, total: Self.total(way, counts)))
            }
            states.append(State(first: first, end: branches.count, isEnd: state.isEnd))
        }
        count = counts[0]
    }

    private static func total(_ way: PatternSubsets.Way, _ counts: [UInt64]) -> UInt64 {
        min(counts[way.target].multipliedClamped(by: UInt64(way.set.count)), countless)
    }

    /// Writes the text with a number below `count`.
    ///
    /// Where texts are countless, only `count` of them have a number, shared out among the ways by how
    /// many texts go there; what the number leaves open is drawn from `word`.
    func write(_ number: UInt64, word: UInt64, to out: inout OutputBuffer) {
        if count < Self.countless {
            writeCounted(number, to: &out)
        } else {
            writeCountless(number, word: word, to: &out)
        }
    }

    private func writeCounted(_ number: UInt64, to out: inout OutputBuffer) {
        var number = number
        var state = states[0]
        while true {
            if state.isEnd {
                if number == 0 { return }
                number &-= 1
            }
            var index = state.first
            while number >= branches[index].total {
                number &-= branches[index].total
                index &+= 1
            }
            let branch = branches[index]
            let (rest, place) = number.quotientAndRemainder(dividingBy: branch.width)
            table.write(branch.set, at: Int(place), to: &out)
            number = rest
            state = states[branch.target]
        }
    }

    private func writeCountless(_ number: UInt64, word: UInt64, to out: inout OutputBuffer) {
        var draws = Draws(word)
        var (number, space) = (number, count)
        var state = states[0]
        while true {
            let total = texts(from: state)
            if space <= 1 {
                // The text is already told apart from all others.
                space = total
                number = Bound(total).value(draws.next())
            }
            guard let (branch, start, end) = way(of: number, in: space, from: state, total)
            else { return }
            number &-= start
            space = end &- start
            let (rest, place) = number.quotientAndRemainder(dividingBy: branch.width)
            table.write(branch.set, at: Int(place), to: &out)
            // How many numbers below `space` leave the same rest.
            space = (space &- place &+ branch.width &- 1) / branch.width
            number = rest
            state = states[branch.target]
        }
    }

    /// How many texts follow a state, at most `countless`.
    private func texts(from state: State) -> UInt64 {
        branches[state.first..<state.end].reduce(state.isEnd ? 1 : 0) {
            min($0 &+ $1.total, Self.countless)
        }
    }

    /// The way that a number means and the numbers that share it; nil where the text ends.
    private func way(
        of number: UInt64, in space: UInt64, from state: State, _ total: UInt64
    ) -> (Branch, UInt64, UInt64)? {
        let sum = branches[state.first..<state.end].reduce(
            UInt128(state.isEnd ? 1 : 0)
        ) { $0 + UInt128($1.total) }
        var passed = UInt128(state.isEnd ? 1 : 0)
        var start = UInt64(UInt128(space) * passed / sum)
        if number < start { return nil }
        for branch in branches[state.first..<state.end] {
            passed += UInt128(branch.total)
            let end = UInt64(UInt128(space) * passed / sum)
            if number < end { return (branch, start, end) }
            start = end
        }
        return nil
    }
}
