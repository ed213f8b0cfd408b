// Monitor: a lock, and waiting for what it guards to change.

internal import Glibc

/// A mutex with its condition.
final class Monitor: @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    init() {
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(changed, nil)
    }

    deinit {
        pthread_cond_destroy(changed)
        pthread_mutex_destroy(mutex)
        changed.deallocate()
        mutex.deallocate()
    }

    /// Runs the body while nobody else runs one.
    @discardableResult
    func locked<Result>(_ body: () -> Result) -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return body()
    }

    /// Lets others have the lock until one of them wakes the waiting; only inside `locked`.
    ///
    /// What was waited for may not be so yet: look again.
    func wait() { pthread_cond_wait(changed, mutex) }

    /// Wakes everyone who waits.
    func wakeAll() { pthread_cond_broadcast(changed) }
}
