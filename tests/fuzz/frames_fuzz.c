// SPDX-License-Identifier: MIT
// The parser of result frames, as a hijacked runner would feed it. The first byte is how many cases
// were asked for; the nonce is zero.
#include "tests/fuzz/fuzz.h"

#include "lab/grade/compare.h"
#include "lab/grade/frames.h"
#include "lab/grade/wire.h"

static void look_at(const struct frames *frames, struct arena *arena) {
    for (size_t i = 0; i < frames->n; i++) {
        if (frames->cases[i].status != CASE_VALUE) continue;
        struct value value = frame_case_value(&frames->cases[i], arena);
        struct value looked = frame_case_look(&frames->cases[i], arena);
        MUST(values_equal(&value, &looked, &tolerance_default, NULL, NULL));
        struct difference difference;
        struct strbuf out = { 0 };
        values_equal(&value, &value, &tolerance_default, arena, &difference);
        MUST(wire_put(&out, &value));
        value_print(&value, &out, 200);
        strbuf_release(&out);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena arena = { 0 };
    struct frames frames;
    if (size == 0) return 0;
    size_t wanted = data[0];
    // a copy of its own, so that reading past the end is seen
    // of its own size, so that reading past the end is seen
    char *bytes = malloc(size > 1 ? size - 1 : 1);
    if (size > 1) memcpy(bytes, data + 1, size - 1);
    bool lawful = frames_parse(&frames, bytes, size - 1, 0, wanted, &arena);
    if (lawful) {
        MUST(frames.n <= wanted);
        bool loaded = frames.has_load && frames.load == LOAD_OK;
        MUST(!frames.complete || !loaded || frames.n == wanted);
        look_at(&frames, &arena);
    }
    free(bytes);
    arena_release(&arena);
    return 0;
}
