// SPDX-License-Identifier: MIT
// The result frames of one child, checked before anything in them is believed.
// Pointers go into the bytes that were parsed, which must live as long.
#ifndef LAB_GRADE_FRAMES_H
#define LAB_GRADE_FRAMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lab/base/memory.h"
#include "lab/base/value.h"
#include "lab/runner/frame.h"

struct frame_text {
    const char *at; // not NUL-terminated, any bytes
    size_t size;
};

struct frame_case {
    enum case_status status;
    uint32_t n_results;      // VALUE
    struct frame_text value; // VALUE: its bytes, checked to be one value
    bool is_read;            // VALUE: `read` is that value; not where values take much memory
    struct value read;
    uint32_t line;          // RAISED
    enum refusal refusal;   // REFUSED
    struct frame_text text; // RAISED, REFUSED
};

struct frames {
    bool has_load;
    enum load_status load;
    uint32_t load_line;
    struct frame_text load_text;
    struct frame_case *cases; // in the arena
    size_t n;                 // how many arrived whole
    bool complete;            // the end frame came, with the right counts, and nothing behind it
    double seconds;
    bool probed;
    struct {
        bool active;
        uint32_t detail;
    } layers[LAYERS];
};

// Parses what a child sent. `wanted` is how many cases it was given. False where a frame breaks a
// rule (nonce, sequence, type, order, length, count, content): then nothing of it may count. A
// missing tail is no breach but leaves `complete` false, since a child may have been killed while
// it wrote.
bool frames_parse(struct frames *frames, const char *bytes, size_t size, uint64_t nonce,
                  size_t wanted, struct arena *arena);

// The value of a VALUE case: in the arena, or only to look at, while both the frames and the arena
// live.
struct value frame_case_look(const struct frame_case *one, struct arena *arena);
struct value frame_case_value(const struct frame_case *one, struct arena *arena);

#endif
