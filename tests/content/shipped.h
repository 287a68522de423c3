// SPDX-License-Identifier: MIT
// The course that ships, opened for a group of tests.
#ifndef TESTS_CONTENT_SHIPPED_H
#define TESTS_CONTENT_SHIPPED_H

#include "tests/check.h"

#include "lab/course/course.h"

static struct script *script;
static struct course course;

static int open_course(void **state) {
    struct error err = { 0 };
    (void)state;
    script = script_new();
    if (course_open(&course, script, ".", &err) == STATUS_OK) return 0;
    print_error("%s\n", err.text);
    return -1;
}

static int close_course(void **state) {
    (void)state;
    course_release(&course);
    script_free(script);
    return 0;
}

#endif
