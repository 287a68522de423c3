// SPDX-License-Identifier: MIT
// The table of references: every formula of the course by name, with its signature, units and help.
// The Lua bindings, `list references`, `eval`, the grader's oracle and the docs are all read from
// it.
#ifndef KERNELS_REFERENCE_REFERENCE_H
#define KERNELS_REFERENCE_REFERENCE_H

#include <stdbool.h>
#include <stddef.h>

enum reference_kind {
    REFERENCE_NIL, // an optional argument that was not given
    REFERENCE_BOOLEAN,
    REFERENCE_NUMBER,
    REFERENCE_VECTOR,  // number[n]
    REFERENCE_MATRIX,  // number[rows][cols], row-major
    REFERENCE_RECORD,  // named values
    REFERENCE_RECORDS, // a list of records
};

struct reference_field;

// A plain value on its way into or out of a reference. Whoever calls owns the memory.
struct reference_value {
    enum reference_kind kind;
    union {
        bool boolean;
        double number;
        struct {
            double *at;
            size_t n;
        } vector;
        struct {
            double *at;
            size_t rows, cols;
        } matrix;
        struct {
            struct reference_field *fields;
            size_t n;
        } record;
        struct {
            struct reference_value *at; // each a REFERENCE_RECORD
            size_t n;
        } records;
    };
};

struct reference_field {
    const char *name;
    struct reference_value value;
};

// What a number must be. All zero: any number.
struct reference_range {
    bool bounded;       // least and most hold
    bool whole;         // no fraction, and NaN is refused
    bool open;          // least itself is refused
    double least, most; // NaN passes where whole is not asked: NaN in gives NaN out
};

// One parameter, as the help and the errors name it.
struct reference_parameter {
    const char *name;             // "bits"
    enum reference_kind kind;     // what must be given
    const char *unit;             // "bits", "GB/s", "nats", "" where there is none
    bool optional;                // may be nil or left out
    struct reference_range range; // of a number
};

enum { REFERENCE_PARAMETERS_MAX = 8 };

// What a call needs from its caller: memory for results, and a place for one sentence on failure.
struct reference_call {
    const struct reference_value *args; // reference->n_parameters of them, kinds already checked
    struct reference_value result;
    void *(*allocate)(void *owner, size_t bytes); // NULL when there is no more memory
    void *owner;
    char message[200]; // why a call was refused: "bits must be from 2 to 16, not 0"
};

enum reference_status {
    REFERENCE_OK,
    REFERENCE_BAD_ARGUMENT, // message says which and why
    REFERENCE_NO_MEMORY,
};

struct reference {
    const char *name;      // "symmetric_scale"
    const char *signature; // "symmetric_scale(max_abs, bits) -> scale"
    const char *unit;      // of the result, "" where there is none
    const char *help;      // one sentence
    const char *source;    // "Jacob et al. 2017, arXiv:1712.05877, eq. 3"
    struct reference_parameter parameters[REFERENCE_PARAMETERS_MAX];
    size_t n_parameters;
    enum reference_status (*run)(struct reference_call *call);
};

// The table, in the order of the course.
extern const struct reference reference_table[];
extern const size_t reference_count;

// The reference of that name, or NULL.
const struct reference *reference_find(const char *name);

// Calls a reference on plain values: checks the number, kinds and ranges of the arguments against
// its parameters (an empty vector passes where a matrix or a list of records is asked), then runs
// it. Missing trailing optional arguments are given as REFERENCE_NIL. On failure `call->message`
// says why.
enum reference_status reference_run(const struct reference *reference,
                                    const struct reference_value *args, size_t n_args,
                                    struct reference_call *call);

#endif
