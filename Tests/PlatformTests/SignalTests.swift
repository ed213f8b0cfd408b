// SignalTests: signals that are read, and the alarm that is not.

import Glibc
import Platform
import TestSupport
import Testing

@Suite("Signals")
struct SignalTests {
    @Test("a blocked signal waits in the queue and does nothing else")
    func queue() async {
        await #expect(processExitsWith: .success) {
            let queue = try SignalQueue(blocking: [Signal.terminate, Signal.hangUp])
            #expect(queue.next() == nil)
            raise(Signal.hangUp)
            #expect(try Poll.wait([queue.descriptor], milliseconds: 5_000) == [queue.descriptor])
            #expect(queue.next() == Signal.hangUp)
            raise(Signal.terminate)
            #expect(try Poll.wait([queue.descriptor], milliseconds: 5_000) == [queue.descriptor])
            #expect(queue.next() == Signal.terminate)
            #expect(queue.next() == nil)
        }
    }

    @Test("a watchdog that is not stopped ends the process")
    func watchdog() async {
        await #expect(processExitsWith: .signal(Signal.alarm)) {
            var watchdog = Watchdog(seconds: 1)
            watchdog.start()
            _ = try Poll.wait([], milliseconds: 5_000)
        }
    }

    @Test("a watchdog that is stopped does nothing")
    func stoppedWatchdog() async {
        await #expect(processExitsWith: .success) {
            var watchdog = Watchdog(seconds: 1)
            watchdog.start()
            watchdog.stop()
            _ = try Poll.wait([], milliseconds: 1_500)
        }
    }

    @Test("a watchdog that is gone does nothing, though nobody stopped it")
    func watchdogThatIsGone() async {
        await #expect(processExitsWith: .success) {
            func work() {
                var watchdog = Watchdog(seconds: 1)
                watchdog.start()
            }
            work()
            _ = try Poll.wait([], milliseconds: 1_500)
        }
    }

    @Test("a watchdog rings, whatever another one of the process does")
    func twoWatchdogs() async {
        await #expect(processExitsWith: .signal(Signal.alarm)) {
            var watchdog = Watchdog(seconds: 1)
            var other = Watchdog(seconds: 30)
            watchdog.start()
            other.start()
            other.stop()
            _ = try Poll.wait([], milliseconds: 5_000)
        }
    }
}
