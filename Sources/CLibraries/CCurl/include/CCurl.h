// CCurl: libcurl, which is loaded when the first message is sent or the first request made.
//
// libcurl brings some thirty libraries with it. Linked, they would be loaded at every start of
// every command; and its functions with variable arguments cannot be called from Swift.
#ifndef CCURL_H
#define CCURL_H

#include <stdbool.h>
#include <stddef.h>

/// A message and the server that takes it. Texts are UTF-8 and end with a zero.
struct ccurl_mail {
    /// smtp:// or smtps://, with the name to greet with as its path.
    const char *url;
    /// Whether a connection that is not encrypted is given up.
    bool needs_tls;
    /// File of certificates to trust instead of the system's, or NULL.
    const char *authorities;
    /// NULL to send without signing in.
    const char *user;
    const char *password;
    /// Address of the sender, in angle brackets.
    const char *sender;
    /// Address of the recipient, in angle brackets.
    const char *recipient;
    const unsigned char *text;
    size_t text_length;
    long connect_milliseconds;
    long total_milliseconds;
};

/// How it went.
struct ccurl_outcome {
    /// CURLE_…: 0 when the server has taken the message; -1 when there is no libcurl.
    int code;
    /// The last answer of the server, such as 250 or 550; 0 when it gave none.
    long answer;
    /// What libcurl or the loader says of a failure.
    char message[256];
};

/// An HTTP request. Texts are UTF-8 and end with a zero.
struct ccurl_request {
    /// GET, HEAD, PUT, POST or DELETE.
    const char *method;
    /// http:// or https://.
    const char *url;
    /// Lines such as "Name: value".
    const char *const *headers;
    size_t header_count;
    /// What PUT and POST send.
    const unsigned char *body;
    size_t body_length;
    /// File of certificates to trust instead of the system's, or NULL.
    const char *authorities;
    long connect_milliseconds;
    long total_milliseconds;
    /// Where the body of the answer goes; one that does not fit is a failure.
    unsigned char *answer;
    size_t answer_capacity;
};

/// What the server said.
struct ccurl_answer {
    /// How it went; its `answer` is the status, such as 200 or 404.
    struct ccurl_outcome outcome;
    /// Bytes of the body.
    size_t length;
    /// The header field Content-Length; -1 when there is none.
    long long content_length;
    /// The header field ETag, with its quotes; empty when there is none.
    char etag[256];
};

/// Loads libcurl; false, with a message, when it is not there.
bool ccurl_load(struct ccurl_outcome *outcome);

/// Sends a message; blocks for `total_milliseconds` at most.
void ccurl_send(const struct ccurl_mail *mail, struct ccurl_outcome *outcome);

/// What keeps connections open between requests; NULL when libcurl or memory is not there.
void *ccurl_open(void);

/// Makes a request; blocks for `total_milliseconds` at most. One thread at a time.
void ccurl_exchange(void *handle, const struct ccurl_request *request, struct ccurl_answer *answer);

/// Closes the connections.
void ccurl_close(void *handle);

#endif
