// SPDX-License-Identifier: MIT
// An exercise: its file, checked and typed. Everything lives in the exercise's arena.
// Kinds are a table (kinds.c): what each needs, how an answer to it reads, and how it is scored
// stand in one row.
#ifndef LAB_EXERCISE_EXERCISE_H
#define LAB_EXERCISE_EXERCISE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lab/base/error.h"
#include "lab/base/memory.h"
#include "lab/base/value.h"
#include "lab/course/course.h"
#include "lab/script/script.h"

enum exercise_kind {
    EXERCISE_CODE,
    EXERCISE_NUMBER,
    EXERCISE_CHOICE,
    EXERCISE_ORDER,
    EXERCISE_BUG,
    EXERCISE_CHECKLIST,
    EXERCISE_KINDS
};
const char *exercise_kind_name(enum exercise_kind kind); // "code", "number", …

// A number passes if any stated bound holds; a bound that is not stated is negative.
struct tolerance {
    double rel, abs; // rel is relative to the expected value
    int64_t ulp;
    bool nan_fails; // NaN does not equal NaN
};
extern const struct tolerance tolerance_default; // rel 1e-9, abs 1e-12
void tolerance_print(const struct tolerance *tolerance,
                     struct strbuf *out); // "relative 1e-09 or absolute 1e-12"

struct exercise_case {
    struct value *args;
    size_t n_args;
    const char *note; // "" where there is none
    bool hidden;
    int line;
};

struct exercise_mistake {
    const char *says; // Markdown
    const char *code; // a wrong program, or NULL
    struct value
        value;  // NUMBER: the wrong value or a function of the variables (VALUE_NIL where unused)
    int *order; // ORDER: the wrong order as positions from 1, or NULL
    int wrong_line; // BUG: the wrong line, 0 where unused
    int line;       // in the exercise's file
};

struct exercise_option { // of a choice, or an item of a checklist
    const char *id;      // "a", "b", …
    const char *text, *says;
    bool correct; // correct = true, or belongs = true
};

struct exercise {
    const char *id, *path, *title, *lesson, *task, *why, *map; // Markdown; why and map may be ""
    int lesson_line, task_line;                                // in its file
    enum exercise_kind kind;
    bool stripped; // a learner's copy: without answers, of which only shown cases can be tested
    double points;
    struct text_list hints, sources;
    struct tolerance tolerance;
    bool tolerance_stated;
    struct exercise_mistake *mistakes;
    size_t n_mistakes;

    // CODE, and BUG with an entry
    const char *entry;                      // NULL where there is no program to run
    const char *given, *starter, *solution; // given is "" where there is none
    struct text_list alternatives;
    struct value
        reference; // VALUE_REFERENCE or VALUE_FUNCTION (compiled already where it was text)
    struct exercise_case *cases; // shown and hidden, in the order of the file
    size_t n_cases;
    int generate_count;
    struct value generate; // VALUE_FUNCTION, or VALUE_NIL

    // NUMBER
    struct value answer;          // a number, or a function of the variables
    const char *unit;             // "" where there is none
    struct value canonical, draw; // a table and a function for a family, VALUE_NIL otherwise

    // CHOICE, CHECKLIST
    struct exercise_option *options;
    size_t n_options;
    int need;

    // ORDER
    struct text_list steps; // in the right order

    // BUG
    const char *program;
    int bug_line;
    const char *says;

    struct arena arena;
};

// Loads exercises/<any>/<id>.lua. Everything wrong in it is STATUS_COURSE as file:line: what and
// what would be right.
enum status exercise_load(struct exercise *exercise, struct script *script, const char *path,
                          struct error *err);
void exercise_release(struct exercise *exercise);

// Whether its lesson is one of the course; STATUS_COURSE at the line of `lesson` with the nearest
// one.
enum status exercise_check_lesson(const struct exercise *exercise, const struct course *course,
                                  struct error *err);

// The quick checks of a ```quiz block, as `choice` exercises with ids <lesson>-quiz-1 and so on.
enum status quiz_load(struct exercise **quizzes, size_t *n, struct script *script, const char *path,
                      int line, const char *source, const char *lesson, struct error *err);
// The same with the first id <lesson>-quiz-<first>, for a lesson's second and later blocks.
enum status quiz_load_from(struct exercise **quizzes, size_t *n, struct script *script,
                           const char *path, int line, const char *source, const char *lesson,
                           size_t first, struct error *err);
void quiz_free(struct exercise *quizzes, size_t n);

// A text of the exercise with {name} replaced by the family's variables; `variables` may be NULL
// (canonical ones). In plain text and in `code` {name} is replaced, in $maths$ {{name}}; whole
// numbers print as integers, others as %.6g.
char *exercise_text(const struct exercise *exercise, const char *text,
                    const struct value *variables, struct arena *arena);

// NUMBER: the expected value, and that of mistake i, at these variables (NULL: canonical).
enum status exercise_answer(const struct exercise *exercise, struct script *script,
                            const struct value *variables, double *answer, struct error *err);
enum status exercise_mistake_value(const struct exercise *exercise, struct script *script, size_t i,
                                   const struct value *variables, double *value, struct error *err);
// NUMBER with vars: new variables from a seed.
enum status exercise_draw(const struct exercise *exercise, struct script *script, uint64_t seed,
                          struct arena *arena, struct value *variables, struct error *err);

// CODE: all cases for this seed: those of the file, then the generated ones (hidden). In the arena.
enum status exercise_cases(const struct exercise *exercise, struct script *script, uint64_t seed,
                           struct arena *arena, struct exercise_case **cases, size_t *n,
                           struct error *err);

// CODE: `count` generated cases alone, of whatever number the exercise asks for; none where it has
// no generator.
enum status exercise_generated(const struct exercise *exercise, struct script *script,
                               uint64_t seed, size_t count, struct arena *arena,
                               struct exercise_case **cases, size_t *n, struct error *err);

// CODE: what the reference returns for a case; raising is STATUS_OK with *raised = true and the
// message in err->text only where the author's own Lua reference calls error() on purpose; a C
// reference that refuses arguments is STATUS_COURSE.
enum status exercise_expected(const struct exercise *exercise, struct script *script,
                              const struct exercise_case *one, struct arena *arena,
                              struct value *expected, bool *raised, struct error *err);

// ORDER: the shuffled order in which the steps are shown, positions from 0, never the right one
// when n > 1.
void exercise_shuffle(const struct exercise *exercise, uint64_t seed, int *order);

#endif
