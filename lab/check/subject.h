// SPDX-License-Identifier: MIT
// One exercise under check, as the files of this folder share it. Nobody outside includes this.
#ifndef LAB_CHECK_SUBJECT_H
#define LAB_CHECK_SUBJECT_H

#include "lab/base/strbuf.h"
#include "lab/check/check.h"
#include "lab/exercise/exercise.h"
#include "lab/exercise/lua_text.h"

struct subject {
    struct checker *checker;
    struct exercise exercise;
    struct strbuf source; // of its file
    struct value table;   // what the file returns, for the lines of its fields
    struct arena arena;
    double seconds; // that the solution took
};

// Findings at a line of the exercise's file.
__attribute__((format(printf, 3, 4))) void subject_error(struct subject *subject, int line,
                                                         const char *format, ...);
__attribute__((format(printf, 3, 4))) void subject_warning(struct subject *subject, int line,
                                                           const char *format, ...);
int subject_line(const struct subject *subject, const char *field);             // of a field's name
int subject_text_line(const struct subject *subject, const struct value *text); // of its first line
int mistake_line(const struct subject *subject, const char *says); // of the mistake that says so

// Grades a text; NULL where this system cannot run it, which is noted once. The exercise may be a
// changed copy.
struct exercise_result *subject_grade(struct subject *subject, const struct exercise *exercise,
                                      const char *text);
const char *result_why(const struct exercise_result *result); // the first sentence of a failure

// answers.c: texts as learners would hand them in, in the subject's arena.
const char *right_answer(struct subject *subject);
const char *mistake_answer(struct subject *subject, size_t i);
const char *program_answer(struct subject *subject, const char *program);

// programs.c, values.c: right answers pass and every known mistake is told its own sentence.
void check_programs(struct subject *subject);
void check_values(struct subject *subject);
void check_family(struct subject *subject); // family.c: the same on a hundred draws
void check_starter(struct subject *subject);
void expect_pass(struct subject *subject, const char *text, const char *what, int line);
void expect_mistake(struct subject *subject, size_t i);

void check_cases(struct subject *subject);   // cases.c: do they reach the edges?
void check_leaks(struct subject *subject);   // leaks.c: is anything hidden told?
void check_mutants(struct subject *subject); // mutate.c

// sentences.c: hints, why, sources, and Markdown that draws.
void check_sentences(struct subject *subject);

#endif
