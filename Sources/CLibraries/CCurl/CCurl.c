// CCurl: see the header.
#include "CCurl.h"

#include <curl/curl.h>
#include <dlfcn.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

/// What is used of libcurl, found by name in the library as it is loaded.
static struct {
    __typeof__(&curl_global_init) global_init;
    __typeof__(&curl_easy_init) easy_init;
    CURLcode (*easy_setopt)(CURL *, CURLoption, ...);
    CURLcode (*easy_getinfo)(CURL *, CURLINFO, ...);
    __typeof__(&curl_easy_perform) easy_perform;
    __typeof__(&curl_easy_reset) easy_reset;
    __typeof__(&curl_easy_cleanup) easy_cleanup;
    __typeof__(&curl_easy_strerror) easy_strerror;
    __typeof__(&curl_slist_append) slist_append;
    __typeof__(&curl_slist_free_all) slist_free_all;
} library;

static const struct {
    const char *name;
    void **place;
} symbols[] = {
    {"curl_global_init", (void **)&library.global_init},
    {"curl_easy_init", (void **)&library.easy_init},
    {"curl_easy_setopt", (void **)&library.easy_setopt},
    {"curl_easy_getinfo", (void **)&library.easy_getinfo},
    {"curl_easy_perform", (void **)&library.easy_perform},
    {"curl_easy_reset", (void **)&library.easy_reset},
    {"curl_easy_cleanup", (void **)&library.easy_cleanup},
    {"curl_easy_strerror", (void **)&library.easy_strerror},
    {"curl_slist_append", (void **)&library.slist_append},
    {"curl_slist_free_all", (void **)&library.slist_free_all},
};

static void fail(struct ccurl_outcome *outcome, int code, const char *message)
{
    outcome->code = code;
    snprintf(outcome->message, sizeof outcome->message, "%s", message);
}

bool ccurl_load(struct ccurl_outcome *outcome)
{
    *outcome = (struct ccurl_outcome){0};
    if (library.global_init) return true;
    void *handle = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
    for (size_t i = 0; handle && i < sizeof symbols / sizeof symbols[0]; i++) {
        *symbols[i].place = dlsym(handle, symbols[i].name);
        if (!*symbols[i].place) handle = NULL;
    }
    if (handle && library.global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK) return true;
    const char *reason = dlerror();
    library.global_init = NULL;
    fail(outcome, -1, reason ? reason : "libcurl could not be started");
    return false;
}

/// What of a message or a request's body has not been read yet.
struct source {
    const unsigned char *next;
    size_t left;
};

static size_t read_text(char *buffer, size_t size, size_t count, void *context)
{
    struct source *source = context;
    size_t length = size * count < source->left ? size * count : source->left;
    memcpy(buffer, source->next, length);
    source->next += length;
    source->left -= length;
    return length;
}

/// Sets every option; the first that fails ends it.
static CURLcode set_options(
    CURL *curl, const struct ccurl_mail *mail, struct curl_slist *recipients,
    struct source *source, char *message)
{
    CURLcode code = CURLE_OK;
#define SET(option, value) if (code == CURLE_OK) code = library.easy_setopt(curl, option, value)
    SET(CURLOPT_ERRORBUFFER, message);
    SET(CURLOPT_NOSIGNAL, 1L);
    SET(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    SET(CURLOPT_PROXY, "");
    SET(CURLOPT_URL, mail->url);
    SET(CURLOPT_USE_SSL, (long)(mail->needs_tls ? CURLUSESSL_ALL : CURLUSESSL_NONE));
    SET(CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    if (mail->authorities) SET(CURLOPT_CAINFO, mail->authorities);
    if (mail->user) SET(CURLOPT_USERNAME, mail->user);
    if (mail->user) SET(CURLOPT_PASSWORD, mail->password);
    SET(CURLOPT_MAIL_FROM, mail->sender);
    SET(CURLOPT_MAIL_RCPT, recipients);
    SET(CURLOPT_UPLOAD, 1L);
    SET(CURLOPT_READFUNCTION, &read_text);
    SET(CURLOPT_READDATA, source);
    SET(CURLOPT_CONNECTTIMEOUT_MS, mail->connect_milliseconds);
    SET(CURLOPT_TIMEOUT_MS, mail->total_milliseconds);
#undef SET
    return code;
}

static void send_with(CURL *curl, const struct ccurl_mail *mail, struct ccurl_outcome *outcome)
{
    char message[CURL_ERROR_SIZE] = "";
    struct source source = {mail->text, mail->text_length};
    struct curl_slist *recipients = library.slist_append(NULL, mail->recipient);
    CURLcode code = recipients ? set_options(curl, mail, recipients, &source, message)
                               : CURLE_OUT_OF_MEMORY;
    if (code == CURLE_OK) code = library.easy_perform(curl);
    if (code != CURLE_OK) fail(outcome, code, message[0] ? message : library.easy_strerror(code));
    library.easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &outcome->answer);
    // The message buffer is not to outlive this function in the handle.
    library.easy_setopt(curl, CURLOPT_ERRORBUFFER, NULL);
    library.slist_free_all(recipients);
}

void ccurl_send(const struct ccurl_mail *mail, struct ccurl_outcome *outcome)
{
    if (!ccurl_load(outcome)) return;
    CURL *curl = library.easy_init();
    if (!curl) {
        fail(outcome, CURLE_OUT_OF_MEMORY, "libcurl has no memory");
        return;
    }
    send_with(curl, mail, outcome);
    library.easy_cleanup(curl);
}

// Requests over HTTP.

void *ccurl_open(void)
{
    struct ccurl_outcome outcome;
    return ccurl_load(&outcome) ? library.easy_init() : NULL;
}

void ccurl_close(void *handle)
{
    if (handle) library.easy_cleanup(handle);
}

/// The answer as it comes, and where its body goes.
struct sink {
    const struct ccurl_request *request;
    struct ccurl_answer *answer;
};

static size_t take_body(char *bytes, size_t size, size_t count, void *context)
{
    struct sink *sink = context;
    size_t length = size * count;
    if (length > sink->request->answer_capacity - sink->answer->length) return 0;
    memcpy(sink->request->answer + sink->answer->length, bytes, length);
    sink->answer->length += length;
    return length;
}

static size_t take_header(char *bytes, size_t size, size_t count, void *context)
{
    struct sink *sink = context;
    size_t length = size * count;
    static const char name[] = "etag:";
    if (length > sizeof name - 1 && strncasecmp(bytes, name, sizeof name - 1) == 0) {
        const char *value = bytes + sizeof name - 1, *end = bytes + length;
        while (value < end && *value == ' ') value++;
        while (end > value && (unsigned char)end[-1] <= ' ') end--;
        snprintf(sink->answer->etag, sizeof sink->answer->etag, "%.*s", (int)(end - value), value);
    }
    return length;
}

/// Sets every option; the first that fails ends it.
static CURLcode set_request(
    CURL *curl, const struct ccurl_request *request, struct curl_slist *headers,
    struct source *source, struct sink *sink, char *message)
{
    CURLcode code = CURLE_OK;
    bool sends = strcmp(request->method, "PUT") == 0 || strcmp(request->method, "POST") == 0;
#define SET(option, value) if (code == CURLE_OK) code = library.easy_setopt(curl, option, value)
    SET(CURLOPT_ERRORBUFFER, message);
    SET(CURLOPT_NOSIGNAL, 1L);
    SET(CURLOPT_PROTOCOLS_STR, "http,https");
    SET(CURLOPT_PROXY, "");
    SET(CURLOPT_URL, request->url);
    SET(CURLOPT_PATH_AS_IS, 1L);
    SET(CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    if (request->authorities) SET(CURLOPT_CAINFO, request->authorities);
    if (strcmp(request->method, "HEAD") == 0) SET(CURLOPT_NOBODY, 1L);
    if (sends) {
        SET(CURLOPT_UPLOAD, 1L);
        SET(CURLOPT_INFILESIZE_LARGE, (curl_off_t)request->body_length);
        SET(CURLOPT_READFUNCTION, &read_text);
        SET(CURLOPT_READDATA, source);
    }
    SET(CURLOPT_CUSTOMREQUEST, request->method);
    SET(CURLOPT_HTTPHEADER, headers);
    SET(CURLOPT_WRITEFUNCTION, &take_body);
    SET(CURLOPT_WRITEDATA, sink);
    SET(CURLOPT_HEADERFUNCTION, &take_header);
    SET(CURLOPT_HEADERDATA, sink);
    SET(CURLOPT_CONNECTTIMEOUT_MS, request->connect_milliseconds);
    SET(CURLOPT_TIMEOUT_MS, request->total_milliseconds);
#undef SET
    return code;
}

void ccurl_exchange(void *handle, const struct ccurl_request *request, struct ccurl_answer *answer)
{
    CURL *curl = handle;
    char message[CURL_ERROR_SIZE] = "";
    struct source source = {request->body, request->body_length};
    struct sink sink = {request, answer};
    *answer = (struct ccurl_answer){.content_length = -1};
    // The server is not asked first whether it wants the body.
    struct curl_slist *headers = library.slist_append(NULL, "Expect:");
    for (size_t i = 0; headers && i < request->header_count; i++) {
        struct curl_slist *longer = library.slist_append(headers, request->headers[i]);
        if (!longer) library.slist_free_all(headers);
        headers = longer;
    }
    CURLcode code = headers ? set_request(curl, request, headers, &source, &sink, message)
                            : CURLE_OUT_OF_MEMORY;
    if (code == CURLE_OK) code = library.easy_perform(curl);
    if (code != CURLE_OK) {
        fail(&answer->outcome, code, message[0] ? message : library.easy_strerror(code));
    }
    curl_off_t length = -1;
    library.easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer->outcome.answer);
    library.easy_getinfo(curl, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &length);
    answer->content_length = length;
    // Connections stay open; options, which point into this function, do not stay.
    library.easy_reset(curl);
    library.slist_free_all(headers);
}
