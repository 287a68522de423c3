// SPDX-License-Identifier: MIT
// One exercise's file while it is read: what the readers of the kinds share.
#ifndef LAB_EXERCISE_READING_H
#define LAB_EXERCISE_READING_H

#include "lab/exercise/exercise.h"
#include "lab/script/fields.h"

enum { KIND_FIELDS = 16 };

struct reading {
    struct exercise *exercise;
    struct script *script;
    struct fields fields;
    const struct value *table;
    const char *source; // of the file, for the lines of texts in it; NULL in a lesson's block
    size_t size;
};

// One row for each kind: its name, the fields it has beside the common ones, those of a mistake,
// and its reader.
struct kind {
    const char *name;
    const char *fields[KIND_FIELDS];
    const char *mistake_fields[4]; // beside `says`
    void (*read)(struct reading *reading);
};
extern const struct kind exercise_kinds[EXERCISE_KINDS];

// kind_code.c: entry, reference, cases, solution and all that belongs to a program.
void read_code(struct reading *reading);
void read_program_fields(struct reading *reading); // the same without `starter`
// kind_number.c, kind_options.c (choice, checklist), kind_order.c, kind_bug.c
void read_number(struct reading *reading);
void read_choice(struct reading *reading);
void read_checklist(struct reading *reading);
void read_order(struct reading *reading);
void read_bug(struct reading *reading);

// cases.c
void read_cases(struct reading *reading);
// Nil, booleans, numbers, strings, lists and string-keyed records; a mistake at `line` otherwise.
void check_plain(struct fields *fields, const struct value *value, int line);
// As many arguments as the reference takes.
void check_count(struct fields *fields, struct script *script, const struct exercise *exercise,
                 size_t n_args, int line);

// mistakes.c: `mistakes`, with `one` reading the fields beside `says` of each.
typedef void read_mistake(struct reading *reading, const struct value *table,
                          struct exercise_mistake *mistake);
void read_mistakes(struct reading *reading, read_mistake *one);

// text.c: Markdown whose {names} must be variables; "" where it is missing.
const char *read_markdown(struct reading *reading, const struct value *table, const char *name,
                          enum presence presence);
void check_markdown(struct reading *reading, const struct value *text, const char *what);

// programs.c: program text that must compile, with mistakes at its own lines; NULL where it is
// missing.
const char *read_program(struct reading *reading, const struct value *table, const char *name,
                         enum presence presence);
const char *check_program(struct reading *reading, const struct value *text, const char *what);

void read_tolerance(struct reading *reading); // tolerance.c

// kind_options.c: exercise->options from the list `name`, ticked by `mark`; returns how many are
// right.
size_t read_options(struct reading *reading, const char *name, const char *mark);

// load.c: title, lesson, task, points, hints, why, sources, map; and the hints alone.
void read_common(struct reading *reading);
void read_hints(struct reading *reading);
enum presence unless_stripped(const struct reading *reading); // of what a learner's copy lacks

#endif
