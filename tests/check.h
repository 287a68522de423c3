// SPDX-License-Identifier: MIT
// What every test program includes first: cmocka with the headers that it wants before it.
// cmocka's fail() macro is taken away, because our fail() gives an error its sentence.
#ifndef TESTS_CHECK_H
#define TESTS_CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#undef fail

// cmocka's fail_msg() is written with the macro that was taken away.
#undef fail_msg
#define fail_msg(...)                                                                              \
    do {                                                                                           \
        print_error(__VA_ARGS__);                                                                  \
        print_error("\n");                                                                         \
        _fail(__FILE__, __LINE__);                                                                 \
    } while (0)

#endif
