// SPDX-License-Identifier: MIT
// The one place that formats the sentences of this folder.
// They are cut where they are too long.
#include "kernels/gemv/fail.h"

#include <stdarg.h>
#include <stdio.h>

enum gemv_status gemv_fail(struct gemv_error *err, enum gemv_status status, const char *format,
                           ...) {
    if (err == NULL) return status;
    va_list args;
    va_start(args, format);
    vsnprintf(err->text, sizeof err->text, format, args);
    va_end(args);
    return status;
}
