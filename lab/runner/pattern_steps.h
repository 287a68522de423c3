// SPDX-License-Identifier: MIT
// How much work a search with a pattern of Lua's is, counted by doing it.
#ifndef LAB_RUNNER_PATTERN_STEPS_H
#define LAB_RUNNER_PATTERN_STEPS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lab/runner/allocator.h"

struct pattern_search {
    const char *text, *pattern; // each ends with a NUL that does not count
    size_t text_size, pattern_size;
    size_t start;  // where in the text the search begins
    uint64_t most; // so many matches and no more
    bool anchors;  // a `^` at the head of the pattern holds it to the start
    bool plain;    // the pattern is a text to be found
};

// Pays for the steps of the search: one for each look at a character. Where the credit is used up
// the process ends, as allocator_pay says; so this takes no longer than what is paid for. Returns
// how many matches there are, for tests.
uint64_t pattern_search_pay(const struct pattern_search *search, struct allocator *memory);

#endif
