// SPDX-License-Identifier: MIT
// One sentence into the error that a function was given.
// Private to the folder.
#ifndef KERNELS_GEMV_FAIL_H
#define KERNELS_GEMV_FAIL_H

#include "kernels/gemv/gemv.h"

// Fills `err` (which may be NULL) and returns `status`.
enum gemv_status gemv_fail(struct gemv_error *err, enum gemv_status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
