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

#endif
