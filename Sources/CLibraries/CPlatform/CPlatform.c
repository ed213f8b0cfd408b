// CPlatform: see the header. _GNU_SOURCE may stand here, where Swift does not see it.
#define _GNU_SOURCE

#include "CPlatform.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/ioctl.h>
#include <sys/pidfd.h>
#include <sys/random.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

int cplatform_random_bytes(void *bytes, size_t count)
{
    for (size_t done = 0; done < count;) {
        ssize_t length = getrandom((char *)bytes + done, count - done, 0);
        if (length > 0) done += (size_t)length;
        else if (errno != EINTR) return -1;
    }
    return 0;
}

int cplatform_pipe(int ends[2], bool nonblocking)
{
    return pipe2(ends, O_CLOEXEC | (nonblocking ? O_NONBLOCK : 0));
}

static void fill_set(sigset_t *set, const int *signals, size_t count)
{
    sigemptyset(set);
    for (size_t i = 0; i < count; i++) sigaddset(set, signals[i]);
}

/// sigprocmask in the calling thread, with errno instead of a returned error number.
static int change_mask(int how, const sigset_t *set)
{
    int code = pthread_sigmask(how, set, NULL);
    if (code != 0) errno = code;
    return code == 0 ? 0 : -1;
}

int cplatform_signal_queue(const int *signals, size_t count)
{
    sigset_t set;
    fill_set(&set, signals, count);
    if (change_mask(SIG_BLOCK, &set) != 0) return -1;
    return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

int cplatform_signal_next(int queue)
{
    struct signalfd_siginfo info;
    ssize_t length;
    do length = read(queue, &info, sizeof info);
    while (length == -1 && errno == EINTR);
    if (length == (ssize_t)sizeof info) return (int)info.ssi_signo;
    return length == -1 && errno != EAGAIN ? -1 : 0;
}

int cplatform_unblock_signals(const int *signals, size_t count)
{
    sigset_t set;
    fill_set(&set, signals, count);
    return change_mask(SIG_UNBLOCK, &set);
}

int cplatform_alarm_make(timer_t *alarm)
{
    struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGALRM};
    return timer_create(CLOCK_MONOTONIC, &event, alarm);
}

void cplatform_alarm_set(timer_t alarm, unsigned seconds)
{
    // Fails for none of these arguments (timer_settime(2)).
    struct itimerspec once = {.it_value.tv_sec = seconds};
    timer_settime(alarm, 0, &once, NULL);
}

void cplatform_alarm_remove(timer_t alarm) { timer_delete(alarm); }

static int highest_child(const struct cplatform_descriptor *descriptors, size_t count)
{
    int highest = STDERR_FILENO;
    for (size_t i = 0; i < count; i++)
        if (descriptors[i].child > highest) highest = descriptors[i].child;
    return highest;
}

static bool is_given(const struct cplatform_descriptor *descriptors, size_t count, int child)
{
    for (size_t i = 0; i < count; i++)
        if (descriptors[i].child == child) return true;
    return false;
}

static int set_attributes(posix_spawnattr_t *attributes, bool new_session)
{
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    short flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF;
    if (new_session) flags |= POSIX_SPAWN_SETSID;
    int code = posix_spawnattr_setsigmask(attributes, &none);
    if (code == 0) code = posix_spawnattr_setsigdefault(attributes, &all);
    if (code == 0) code = posix_spawnattr_setflags(attributes, flags);
    return code;
}

/// Puts copies of the parent's descriptors above every number of the child, so that no step of the
/// child's dup2 row overwrites a descriptor that a later step still needs.
static int lift(
    const struct cplatform_descriptor *descriptors, size_t count, int floor, int *lifted)
{
    for (size_t i = 0; i < count; i++) {
        lifted[i] = fcntl(descriptors[i].parent, F_DUPFD_CLOEXEC, floor);
        if (lifted[i] == -1) return errno;
    }
    return 0;
}

static int set_actions(
    posix_spawn_file_actions_t *actions, const struct cplatform_descriptor *descriptors,
    size_t count, int highest, const int *lifted)
{
    int code = 0;
    for (int child = STDIN_FILENO; code == 0 && child <= STDOUT_FILENO; child++)
        if (!is_given(descriptors, count, child))
            code = posix_spawn_file_actions_addopen(actions, child, "/dev/null", O_RDWR, 0);
    for (size_t i = 0; code == 0 && i < count; i++)
        code = posix_spawn_file_actions_adddup2(actions, lifted[i], descriptors[i].child);
    for (int child = STDERR_FILENO + 1; code == 0 && child < highest; child++)
        if (!is_given(descriptors, count, child))
            code = posix_spawn_file_actions_addclose(actions, child);
    return code != 0 ? code : posix_spawn_file_actions_addclosefrom_np(actions, highest + 1);
}

int cplatform_spawn(
    pid_t *pid, const char *executable, char *const arguments[], char *const environment[],
    const struct cplatform_descriptor *descriptors, size_t count, bool new_session)
{
    int lifted[count + 1];  // + 1: an array of length 0 is not C
    for (size_t i = 0; i < count; i++) lifted[i] = -1;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_t actions;
    int code = posix_spawnattr_init(&attributes);
    if (code != 0) return code;
    code = posix_spawn_file_actions_init(&actions);
    if (code != 0) {
        posix_spawnattr_destroy(&attributes);
        return code;
    }
    int highest = highest_child(descriptors, count);
    code = set_attributes(&attributes, new_session);
    if (code == 0) code = lift(descriptors, count, highest + 1, lifted);
    if (code == 0) code = set_actions(&actions, descriptors, count, highest, lifted);
    if (code == 0)
        code = posix_spawn(pid, executable, &actions, &attributes, arguments, environment);
    for (size_t i = 0; i < count; i++)
        if (lifted[i] != -1) close(lifted[i]);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    return code;
}

int cplatform_open_process(pid_t pid)
{
    return pidfd_open(pid, 0);  // the kernel sets close-on-exec
}

int cplatform_reap(int process, struct cplatform_exit *result)
{
    siginfo_t info;
    memset(&info, 0, sizeof info);
    int code;
    do code = waitid(P_PIDFD, (id_t)process, &info, WEXITED | WNOHANG);
    while (code == -1 && errno == EINTR);
    if (code == -1) return -1;
    if (info.si_pid == 0) return 0;
    result->was_signaled = info.si_code != CLD_EXITED;
    result->value = info.si_status;
    return 1;
}

const char *cplatform_error_text(int code)
{
    const char *text = strerrordesc_np(code);
    return text != NULL ? text : "Unknown error";
}

static int watch(int queue, int descriptor, uint32_t events, uint32_t number)
{
    struct epoll_event event = {.events = events, .data = {.u32 = number}};
    return epoll_ctl(queue, EPOLL_CTL_ADD, descriptor, &event);
}

int cplatform_watch_open(int listener, int other)
{
    int queue = epoll_create1(EPOLL_CLOEXEC);
    if (queue < 0) return -1;
    if (watch(queue, listener, EPOLLIN | EPOLLEXCLUSIVE, 1) == 0
        && watch(queue, other, EPOLLIN, 2) == 0) return queue;
    int code = errno;
    close(queue);
    errno = code;
    return -1;
}

int cplatform_watch_wait(int queue, int milliseconds)
{
    struct epoll_event events[2];
    int count = epoll_wait(queue, events, 2, milliseconds);
    int ready = count < 0 ? -1 : 0;
    for (int i = 0; i < count; i++) ready |= (int)events[i].data.u32;
    return ready;
}

uint64_t cplatform_counter_value(const uint64_t *counter)
{
    return __atomic_load_n(counter, __ATOMIC_ACQUIRE);
}

void cplatform_counter_raise(uint64_t *counter)
{
    __atomic_fetch_add(counter, 1, __ATOMIC_ACQ_REL);
}

int cplatform_terminal_columns(int descriptor)
{
    struct winsize size;
    return ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

int cplatform_open_direct(int descriptor)
{
    char path[32];
    snprintf(path, sizeof path, "/proc/self/fd/%d", descriptor);
    return open(path, O_WRONLY | O_DIRECT | O_CLOEXEC);
}
