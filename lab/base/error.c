// SPDX-License-Identifier: MIT
// The one list of outcomes and the place for one sentence about a failure.
#include "lab/base/error.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static void append(char *text, size_t cap, const char *format, va_list args) {
    size_t used = strlen(text);
    if (used + 1 < cap) vsnprintf(text + used, cap - used, format, args);
}

enum status fail(struct error *err, enum status status, const char *format, ...) {
    if (!err) return status;
    err->status = status;
    err->text[0] = err->detail[0] = 0;
    va_list args;
    va_start(args, format);
    append(err->text, sizeof err->text, format, args);
    va_end(args);
    return status;
}

enum status fail_at(struct error *err, enum status status, const char *file, int line,
                    const char *format, ...) {
    if (!err) return status;
    if (line > 0)
        fail(err, status, "%s:%d: ", file, line);
    else
        fail(err, status, "%s: ", file);
    va_list args;
    va_start(args, format);
    append(err->text, sizeof err->text, format, args);
    va_end(args);
    return status;
}

enum status fail_errno(struct error *err, enum status status, const char *format, ...) {
    int code = errno;
    if (!err) return status;
    fail(err, status, "%s", "");
    va_list args;
    va_start(args, format);
    append(err->text, sizeof err->text, format, args);
    va_end(args);
    size_t used = strlen(err->text);
    snprintf(err->text + used, sizeof err->text - used, ": %s", strerror(code));
    return status;
}

void error_detail(struct error *err, const char *format, ...) {
    if (!err) return;
    va_list args;
    va_start(args, format);
    append(err->detail, sizeof err->detail, format, args);
    va_end(args);
}
