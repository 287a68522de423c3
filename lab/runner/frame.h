// SPDX-License-Identifier: MIT
// The wire between `bitlab` and `bitlab-runner`: the request (a sealed memfd) and the result frames
// (a memfd of fixed size that the runner maps and then closes). Both programs run on one machine,
// so numbers are in its byte order; nothing here needs Lua.
#ifndef LAB_RUNNER_FRAME_H
#define LAB_RUNNER_FRAME_H

#include <stdint.h>

// The descriptors of the runner. 0 is /dev/null, 1 and 2 are the pipe of what the program prints.
enum { REQUEST_FD = 3, RESULT_FD = 4 };

// A request is the head, then the bytes of entry, given, source and cases, one behind the other. A
// case is u32 n_args and that many values.
//
//      | head | entry | given | source | case 1 | case 2 | …
#define REQUEST_MAGIC "bitlabQ1"
enum request_mode {
    REQUEST_PROGRAM,   // run given, then source, then call entry on every case
    REQUEST_ANSWER,    // source returns a value: one case without arguments
    REQUEST_PROBE,     // no Lua: say which layers of the confinement hold
    REQUEST_FORBIDDEN, // no Lua: make call number n_cases of forbidden.h, which must end the
                       // process
};
struct request_head {
    char magic[8];
    uint64_t nonce;
    uint64_t memory_bytes; // of Lua
    uint64_t budget_ns;    // of wall clock, from the start of the runner
    uint32_t mode;
    uint32_t n_cases;
    uint32_t n_shown; // what the program prints is dropped after this many cases
    uint32_t entry_size, given_size, source_size, cases_size;
    uint32_t kilosteps; // as many thousand steps are run and no more; 0: not counted
};
_Static_assert(sizeof(struct request_head) == 64, "the head has no holes");
enum { REQUEST_BYTES_MAX = 32 << 20 };

// The results: a memfd of RESULTS_FILE_BYTES, sealed against growing and shrinking. It begins with
// how many bytes of frames follow, which is written after each frame, so that whatever ends the
// runner leaves whole frames; nobody reads before that.
//
//      | written u64 | frame | frame | …
//
// A result frame: 17 bytes of head, then the payload.
//
//      | nonce u64 | seq u32 | type u8 | size u32 | payload
//
// In order: one LOAD, then a CASE for each case unless LOAD failed, then one END. Or one PROBE and
// one END.
enum { FRAME_HEAD = 17 };
enum frame_type { FRAME_LOAD = 'L', FRAME_CASE = 'C', FRAME_END = 'E', FRAME_PROBE = 'P' };

// LOAD: u8 load_status | u32 line | text (the rest of the payload)
enum load_status {
    LOAD_OK,
    LOAD_SYNTAX,   // text: the compiler's message
    LOAD_RAISED,   // text: the message
    LOAD_MEMORY,   // needed more than the cap
    LOAD_NO_ENTRY, // text: the type of what stands under that name, "nil" where nothing does
    LOAD_GIVEN,    // the exercise's own `given` failed; text: the message
};

// CASE: u8 case_status, then
//      CASE_VALUE    u32 number of returned values | the first of them, as a value
//      CASE_RAISED   u32 line | text
//      CASE_REFUSED  u8 refusal | text (a type's name)
//      CASE_MEMORY   nothing
enum case_status { CASE_VALUE, CASE_RAISED, CASE_REFUSED, CASE_MEMORY };
enum refusal {
    REFUSAL_TYPE,      // a function, a thread or userdata; text: which
    REFUSAL_KEY,       // such a thing as a key of a table; text: which
    REFUSAL_METATABLE, // a table with a metatable
    REFUSAL_DEPTH,
    REFUSAL_ELEMENTS,
    REFUSAL_STRING, // longer than VALUE_STRING_MAX
    REFUSAL_BYTES,  // the results together are too large
    REFUSALS
};

// END: u32 number of CASE frames | f64 seconds from the first byte of Lua to the last

// PROBE: for each layer u8 layer | u8 active | u32 version, or errno where it is not active
enum confinement_layer {
    LAYER_NO_NEW_PRIVS,
    LAYER_NOT_DUMPABLE,
    LAYER_LANDLOCK,
    LAYER_DEADLINE,
    LAYER_LIMITS,
    LAYER_ADDRESS_SPACE,
    LAYER_SECCOMP,
    LAYERS
};
enum { LAYER_LEFT_OUT = 0xFFFF }; // instead of an errno: a build for sanitizers cannot have it

// A value: a tag and what follows it.
//
//      'N' nil | 'F' false | 'T' true | 'I' i64 | 'D' f64 | 'S' u32 size, bytes
//      'L' u32 n, n values: the list 1..n | u32 m, m times key and value: every other key
enum value_tag {
    TAG_NIL = 'N',
    TAG_FALSE = 'F',
    TAG_TRUE = 'T',
    TAG_INTEGER = 'I',
    TAG_NUMBER = 'D',
    TAG_STRING = 'S',
    TAG_TABLE = 'L'
};
enum {
    VALUE_DEPTH_MAX = 8,
    VALUE_ELEMENTS_MAX = 65536, // of one result, nested ones counted
    VALUE_STRING_MAX = 64 << 10,
    TEXT_BYTES_MAX = 4 << 10,   // of an error message
    FRAME_BYTES_MAX = 1 << 20,  // of one payload
    RESULT_BYTES_MAX = 8 << 20, // of all frames of one program
    RESULTS_FILE_BYTES = RESULT_BYTES_MAX + 8,
    RUNNER_ERRORS_BEFORE_STOP = 3, // cases out of memory, and of stack when they eat the budget
    RUNNER_ERRORS_MAX = 8,         // cases out of stack whatever time is left
};

// The exit statuses of the runner. Alone they mean nothing: a verdict needs every frame.
enum runner_exit {
    RUNNER_DONE = 0,
    RUNNER_MEMORY = 41,  // refused memory again and again
    RUNNER_TIME = 42,    // its timer saw the end of the budget
    RUNNER_BOX = 43,     // a layer of the confinement that must hold does not
    RUNNER_REQUEST = 44, // the request makes no sense
    RUNNER_ALIVE = 45,   // a forbidden call did not end it
    RUNNER_STEPS = 46    // every step was made; the frames before that stand
};

#endif
