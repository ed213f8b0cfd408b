// CPlatform: the few Linux calls that Swift's Glibc module does not show, because they need
// _GNU_SOURCE, are macros or take variable arguments. Plain prototypes only; every function
// answers -1 and sets errno on failure unless it says otherwise.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#include <time.h>

/// Fills memory with random bytes that nobody can guess (getrandom(2)).
int cplatform_random_bytes(void *bytes, size_t count);

/// Makes a pipe whose two ends are closed on exec.
int cplatform_pipe(int ends[2], bool nonblocking);

/// Blocks the signals in this thread and gives a non-blocking descriptor that reports them.
int cplatform_signal_queue(const int *signals, size_t count);

/// The next signal waiting at a descriptor of `cplatform_signal_queue`, or 0 when there is none.
int cplatform_signal_next(int queue);

/// Makes exactly these signals unblocked in this thread (used before a default action is wanted).
int cplatform_unblock_signals(const int *signals, size_t count);

/// Makes an alarm clock of its own, not wound up, whose SIGALRM goes to this process; -1 with errno
/// when the system has none left.
///
/// Unlike alarm(2), of which a process has one, several do not disturb each other.
int cplatform_alarm_make(timer_t *alarm);

/// Winds an alarm clock up to ring once after so many seconds; with 0 it is stopped.
void cplatform_alarm_set(timer_t alarm, unsigned seconds);

/// Takes an alarm clock away; it does not ring any more.
void cplatform_alarm_remove(timer_t alarm);

/// One descriptor of the parent and the number it has in the child.
struct cplatform_descriptor {
    int parent;
    int child;
};

/// Starts a program with exactly the given descriptors, an empty signal mask and default handlers.
///
/// Descriptors 0 and 1 are /dev/null unless they are given; 2 is shared with the parent. All others
/// are closed. Answers 0 or the error number (it does not set errno).
int cplatform_spawn(
    pid_t *pid, const char *executable, char *const arguments[], char *const environment[],
    const struct cplatform_descriptor *descriptors, size_t count, bool new_session);

/// A descriptor, closed on exec, that becomes readable when the process has ended.
int cplatform_open_process(pid_t pid);

/// How a process ended.
struct cplatform_exit {
    bool was_signaled;
    int value;  ///< exit status or signal number
};

/// Collects an ended child: 1 when it had ended, 0 when it still runs.
int cplatform_reap(int process, struct cplatform_exit *result);

/// The text of an error number; a constant that is never freed.
const char *cplatform_error_text(int code);

/// A descriptor, closed on exec, that waits for two others to become readable: a listening socket
/// that other processes wait for too, of whom one is woken for each connection, and a second one.
int cplatform_watch_open(int listener, int other);

/// What is readable: 1 for the listener, 2 for the other descriptor, 3 for both, 0 when the time is
/// over; a negative time waits for ever. A signal ends the wait with EINTR.
int cplatform_watch_wait(int watch, int milliseconds);

/// The value of a counter that other processes may count up at the same time.
uint64_t cplatform_counter_value(const uint64_t *counter);

/// Counts up by one.
void cplatform_counter_raise(uint64_t *counter);

/// How many columns a terminal has; 0 when it is none or does not say.
int cplatform_terminal_columns(int descriptor);

/// Opens the file of a descriptor once more, for writing past the kernel's cache (O_DIRECT), closed on
/// exec; -1 with errno when the file system does not do that. The first descriptor stays as it is.
int cplatform_open_direct(int descriptor);

/// Whether the processor has instructions for SHA-256.
bool cplatform_sha256_has_instructions(void);

/// Adds blocks of 64 bytes to the eight words of a SHA-256, with instructions that the processor has.
void cplatform_sha256_blocks(uint32_t *state, const uint8_t *bytes, size_t count);
