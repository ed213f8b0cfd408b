// The least that a FastCGI application can do, as the measure for the pages of FakeCSV: every
// request is answered with the same line.
//
//   responder SOCKET PROCESSES
//
// As many processes accept on one socket as FakeCSV has workers. Ends on SIGTERM.

#include <fcgiapp.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

static const int backlog = 511;

static void answer_for_ever(int listener) {
    FCGX_Request request;
    FCGX_InitRequest(&request, listener, 0);
    while (FCGX_Accept_r(&request) == 0) {
        FCGX_PutS("Content-Type: text/plain\r\n\r\nhello\n", request.out);
        FCGX_Finish_r(&request);
    }
}

int main(int count, char **arguments) {
    if (count != 3 || FCGX_Init() != 0) return 2;
    const int listener = FCGX_OpenSocket(arguments[1], backlog);
    if (listener < 0) return 1;
    // Not libfcgi's handler, which would wait for one more request.
    signal(SIGTERM, SIG_DFL);
    for (int left = atoi(arguments[2]); left > 0; left--) {
        if (fork() == 0) {
            prctl(PR_SET_PDEATHSIG, SIGTERM);
            answer_for_ever(listener);
            _exit(1);
        }
    }
    while (wait(NULL) > 0) continue;
    return 0;
}
