// SPDX-License-Identifier: MIT
// Course-side Lua: course files run here, in a state with limits and without io or os, through one
// protected call. Errors name the file and line of the course file; everything that leaves is a
// plain value or a figure.
#ifndef LAB_SCRIPT_SCRIPT_H
#define LAB_SCRIPT_SCRIPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lab/base/error.h"
#include "lab/base/memory.h"
#include "lab/base/value.h"

struct script; // one Lua state with `ref`, `rng`, `array`, `matrix`, the figure words, and limits

struct script *script_new(void);
void script_free(struct script *script);

// Runs the text of a course file (`return { … }`) and gives the table that it returns, with the
// line and column of every field as they stand in the source. Functions in it become handles that
// live as long as the script. A file that does not return exactly one table is STATUS_COURSE at the
// line of its `return`, or its last line.
enum status script_load(struct script *script, const char *path, const char *source, size_t size,
                        struct arena *arena, struct value *result, struct error *err);

// The same without lines and columns (all 0), which take a third of the time: for a file that is
// right as far as one knows. What fails here is loaded again by script_load, which says where.
enum status script_load_unplaced(struct script *script, const char *path, const char *source,
                                 size_t size, struct arena *arena, struct value *result,
                                 struct error *err);

struct script_results {
    struct value *at; // in the arena that was given
    size_t n;
};

// Calls a function of the course (VALUE_FUNCTION) or a C reference (VALUE_REFERENCE) on plain
// values. A failing function is STATUS_COURSE, with the traceback in err->detail.
enum status script_call(struct script *script, const struct value *function,
                        const struct value *args, size_t n_args, struct arena *arena,
                        struct script_results *results, struct error *err);

// Calls a function of the course with one generator, `rng.default(seed)`, as its argument. A stream
// goes on where the last call stopped, so that calling it n times draws n different results.
struct script_stream;
struct script_stream *script_stream_new(struct script *script, uint64_t seed);
void script_stream_free(struct script_stream *stream);
enum status script_draw(struct script_stream *stream, const struct value *function,
                        struct arena *arena, struct script_results *results, struct error *err);

// Compiles program text that defines `entry` (an author's Lua reference: `given`, then the text) in
// a fresh environment and gives the entry as a function value. Lines in errors count from `line` of
// `path`.
enum status script_define(struct script *script, const char *path, int line, const char *given,
                          const char *program, const char *entry, struct value *function,
                          struct error *err);

// The same where `given` has lines of its own: line 1 of it is `given_line` of `path`.
enum status script_define_with(struct script *script, const char *path, int given_line,
                               const char *given, int line, const char *program, const char *entry,
                               struct value *function, struct error *err);

// Runs a fenced block of a lesson and collects the tables given to a word ("figure", "quiz"), as a
// list in the arena.
enum status script_collect(struct script *script, const char *word, const char *path, int line,
                           const char *source, struct arena *arena, struct value *tables,
                           struct error *err);

// Whether a program compiles; nothing of it runs. Lines count from `line` of `path`.
enum status script_compile(struct script *script, const char *path, int line, const char *program,
                           struct error *err);

// How many arguments a function takes: of a C reference by its parameters, of a Lua function at
// most those that it names (SIZE_MAX where it takes any number).
void script_arity(struct script *script, const struct value *function, size_t *least, size_t *most);

// Whether the last failure was the course's own error() or assert(), and not an accident.
bool script_refused_on_purpose(const struct script *script);

// What course files have printed so far (the first 64 KiB); it is shown nowhere by itself.
const char *script_printed(const struct script *script);

// The line on which the text of a string field begins (behind `[[` and the end of its line), from
// the file's source.
int script_text_line(const char *source, size_t size, const struct value *field);

// `bitlab eval`: the values of an expression or of a chunk with `return`. Text that does not
// compile is STATUS_USAGE, a failing one STATUS_LEARNER, one that runs out of time or memory
// STATUS_LIMIT.
enum status script_eval(struct script *script, const char *source, struct arena *arena,
                        struct script_results *results, struct error *err);

#endif
