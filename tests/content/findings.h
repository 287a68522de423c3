// SPDX-License-Identifier: MIT
// What a test of the content finds: each finding is printed, and the test fails if there was one.
// Include it once in a program.
#ifndef TESTS_CONTENT_FINDINGS_H
#define TESTS_CONTENT_FINDINGS_H

#include <stdarg.h>
#include <stdio.h>

static int wrong; // findings of the running test

__attribute__((format(printf, 1, 2))) static inline void finding(const char *format, ...) {
    va_list args;
    va_start(args, format);
    fputs("  ", stderr);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    wrong++;
}

#endif
