// MailRun: sends the messages that wait, one after the other.

package import Mail
package import Platform
package import Records

/// One process's worth of sending.
///
/// Several machines may send at the same time. A message may arrive twice when a server has taken
/// it and could not say so: the newer link is the one that holds.
package struct MailRun {
    /// How an order went.
    private enum Outcome {
        case done
        case later
        /// The server is away, or does not let us in: the others would fare no better.
        case serverIsAway
    }

    /// Longer than a message may take, so that two processes never send the same one.
    private static let claimSeconds = Int64(MailClient.sendMilliseconds / 1_000 + 30)
    /// Seconds after the first, second … failure: a restart of the server is soon over, a server
    /// that keeps strangers waiting wants five minutes.
    private static let pauses: [Int64] = [5, 15, 60, 300, 600]

    private let orders: MailOrderStore
    private let texts: MailTexts
    private let client: MailClient
    private let clock: any Clock
    private let log: Log

    package init(
        orders: MailOrderStore, texts: MailTexts, client: MailClient, clock: any Clock, log: Log
    ) {
        self.orders = orders
        self.texts = texts
        self.client = client
        self.clock = clock
        self.log = log
    }

    /// Sends until nothing is due, or the server is away.
    package func run() throws {
        while let order = try orders.claim(forSeconds: Self.claimSeconds, at: clock.now()) {
            switch try send(order) {
            case .done: try orders.delete(order)
            case .later: try postpone(order)
            case .serverIsAway:
                try postpone(order)
                return
            }
        }
    }

    private func postpone(_ order: MailOrder) throws {
        let pause = Self.pauses[min(order.tries, Self.pauses.count - 1)]
        try orders.postpone(order, to: clock.now().adding(seconds: pause))
    }

    private func send(_ order: MailOrder) throws -> Outcome {
        for message in try texts.messages(for: order.kind, at: clock.now()) {
            do throws(MailError) {
                try client.send(message)
            } catch {
                return outcome(of: error, order)
            }
            log.info("mail.sent", ["order": "\(order.id)"])
        }
        return .done
    }

    private func outcome(of error: MailError, _ order: MailOrder) -> Outcome {
        let isRefused = error.reason == .refused
        log.warning(
            isRefused ? "mail.refused" : "mail.not_sent",
            ["order": "\(order.id)", "try": "\(order.tries + 1)", "error": "\(error)"])
        switch error.reason {
        case .refused: return .done
        case .deferred: return .later
        case .unreachable, .settings: return .serverIsAway
        }
    }
}
