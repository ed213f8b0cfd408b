// Permutations are one to one, tickets never meet.

import Testing

@testable import Generation

@Suite("Permutations and tickets")
struct PermutationTests {
    @Test("every number below the count comes out once", arguments: [1, 2, 3, 5, 64, 1000, 65_537])
    func oneToOne(count: UInt64) {
        let permutation = Permutation(
            count: count, key: StreamKey(seed: Seed(7), label: "p\(count)"))
        let values = Set((0..<count).map { permutation($0) })
        #expect(values.count == Int(count))
        #expect(values.allSatisfy { $0 < count })
    }

    @Test("different keys give different orders")
    func keyed() {
        let orders = (0..<20).map { seed in
            let permutation = Permutation(
                count: 1000, key: StreamKey(seed: Seed(UInt64(seed)), label: "p"))
            return (0..<UInt64(10)).map { permutation($0) }
        }
        #expect(Set(orders).count == 20)
    }

    @Test("huge spaces work")
    func huge() {
        let permutation = Permutation(count: .max, key: StreamKey(seed: Seed(7), label: "p"))
        #expect(Set((0..<UInt64(1000)).map { permutation($0) }).count == 1000)
    }

    @Test("no two rows have one ticket, whatever the tier")
    func tickets() {
        let office = TicketOffice(key: StreamKey(seed: Seed(3), label: "t"))
        var seen: Set<[UInt64]> = []
        for row in UInt64(1)...5000 {
            let ticket = office.ticket(row: row)
            #expect(ticket.position < ticket.count)
            seen.insert([UInt64(TicketOffice.tier(of: row)), ticket.position])
        }
        #expect(seen.count == 5000)
    }

    @Test("the serials of one pair of names count up without gaps from tier to tier")
    func serials() {
        // One entry owns all draws: every ticket belongs to it, so serials are tickets in a row.
        let office = TicketOffice(key: StreamKey(seed: Seed(3), label: "t"))
        let all = [Share(entry: 0, start: 0, end: 0)]
        let serials = (UInt64(1)...9000).map { office.serial(row: $0, shares: all) }
        #expect(Set(serials).count == 9000)
        #expect(serials[..<1023].allSatisfy { $0 < 262_144 })
        #expect(serials[1023..<2047].allSatisfy { (262_144..<524_288).contains($0) })
    }

    @Test("the entries of a list share all tickets among them, none twice")
    func shares() {
        let list = WordArchive.list("family")
        var ticketCount: UInt64 = 0
        for entry in 0..<list.count {
            var ticket = Ticket(position: 0, count: 65_536, path: 0x1234_5678_9ABC_DEF0)
            ticket.enter(list.share(of: entry))
            ticketCount += ticket.count
        }
        #expect(ticketCount == 65_536)
        for position in stride(from: UInt64(0), to: 65_536, by: 17) {
            var ticket = Ticket(position: position, count: 65_536, path: 0x1234_5678_9ABC_DEF0)
            ticket.enter(list.share(of: list.drawn(ticket.draw())))
            #expect(ticket.position < ticket.count)
        }
    }

    @Test("house numbers own the draws that lead to them")
    func houses() {
        for number in UInt32(1)...9999 {
            let share = HouseNumbers.share(of: number)
            let last = share.end &- 1
            if HouseNumbers.drawn(share.start) != number || HouseNumbers.drawn(last) != number {
                Issue.record("house \(number)")
            }
        }
        #expect(HouseNumbers.share(of: 1).start == 0)
    }
}
