// SPDX-License-Identifier: MIT
// What can be typed at an exercise of the plain walk beside an answer.
#include <stdlib.h>

#include "lab/base/file.h"
#include "lab/base/memory.h"
#include "lab/ui/help_levels.h"
#include "lab/ui/plain_asked.h"
#include "lab/ui/right_answer.h"
#include "lab/ui/start_over.h"
#include "lab/ui/words_exercise.h"
#include "lab/ui/words_plain.h"
#include "lab/ui/work.h"

void plain_asked_say(struct plain *plain, const struct asked *asked, const char *text) {
    struct arena arena = { 0 };
    plain_tell_markdown(plain, exercise_text(asked->exercise, text, asked->variables, &arena));
    arena_release(&arena);
}

void plain_asked_hint(struct plain *plain, const struct asked *asked, size_t i) {
    plain_say(plain, PLAIN_HINT, i + 1, asked->exercise->hints.n);
    plain_asked_say(plain, asked, asked->exercise->hints.at[i]);
}

static void exercise_hint(struct plain *plain, const char *rest) {
    struct asked *asked = plain->asker;
    (void)rest;
    struct learner *learner = &plain->learner;
    struct error err = { 0 };
    if (asked->without_hints) {
        plain_say(plain, PLAIN_NO_HINTS_HERE);
        return;
    }
    if (asked->hints >= asked->exercise->hints.n) {
        plain_say(plain, asked->hints ? PLAIN_NO_MORE_HINTS : PLAIN_NO_HINT);
        return;
    }
    plain_asked_hint(plain, asked, asked->hints++);
    if (asked->recorded && help_levels_note(learner->store, learner->course.title, asked->exercise,
                                            asked->hints, &err) != STATUS_OK)
        plain_tell(plain, err.text);
}

static void exercise_show_solution(struct plain *plain, const char *rest) {
    struct asked *asked = plain->asker;
    struct learner *learner = &plain->learner;
    struct help_levels levels =
        help_levels_read(learner->store, learner->course.title, asked->exercise);
    struct strbuf text = { 0 };
    struct error err = { 0 };
    (void)rest;
    if (!help_levels_open(&levels))
        help_levels_say(&levels, &text);
    else if (solution_print(asked->exercise, learner->script, asked->variables, &text, &err) !=
             STATUS_OK)
        strbuf_puts(&text, err.text);
    plain_say(plain, "%s\n", strbuf_text(&text));
    strbuf_release(&text);
}

static void exercise_reset(struct plain *plain, const char *rest) {
    struct asked *asked = plain->asker;
    struct error err = { 0 };
    char *kept = NULL;
    (void)rest;
    if (!asked->path)
        plain_say(plain, PLAIN_NO_HOME);
    else if (start_over(asked->exercise, asked->path, &kept, &err) != STATUS_OK)
        plain_tell(plain, err.text);
    else
        plain_sentence(plain, kept ? PLAIN_BEGUN_ANEW : PLAIN_FIRST_VERSION,
                       kept ? kept : asked->path);
    free(kept);
}

static void exercise_why(struct plain *plain, const char *rest) {
    struct asked *asked = plain->asker;
    (void)rest;
    if (learner_mark(&plain->learner, asked->exercise->id) != MARK_PASSED)
        plain_say(plain, PLAIN_WHY_LATER);
    else if (!*asked->exercise->why)
        plain_say(plain, PLAIN_WHY_NONE);
    else
        plain_asked_say(plain, asked, asked->exercise->why);
}

static void exercise_grade(struct plain *plain, const char *rest) {
    struct asked *asked = plain->asker;
    struct arena arena = { 0 };
    struct answer answer = { 0 };
    (void)rest;
    if (!asked->path || !file_exists(asked->path)) {
        plain_say(plain, PLAIN_NO_PROGRAM_YET);
        return;
    }
    if (work_untouched(asked->exercise, asked->path)) {
        plain_tell(plain, WORDS_NOTHING_CHANGED);
        return;
    }
    answer_read(&answer, asked->path, &arena);
    char *program = answer.bytes ? arena_strndup(&arena, answer.bytes, answer.size) : NULL;
    struct exercise_result *result =
        grade_answer(learner_grader(&plain->learner), asked->exercise, &answer, &arena);
    plain_asked_result(plain, asked, result, program, program ? program : "");
    arena_release(&arena);
}

static void exercise_start(struct plain *plain, const char *rest) {
    struct asked *asked = plain->asker;
    struct error err = { 0 };
    (void)rest;
    if (!asked->path)
        plain_say(plain, PLAIN_NO_HOME);
    else if (file_exists(asked->path))
        plain_sentence(plain, PLAIN_PROGRAM_IS_THERE, asked->path);
    else if (work_prepare(asked->exercise, 0, asked->path, &err) != STATUS_OK)
        plain_tell(plain, err.text);
    else
        plain_sentence(plain, PLAIN_PROGRAM_WRITTEN, asked->path);
}

// The first two are for programs alone, `solution` and `why` for a lesson's exercises.
static const struct plain_command exercise_commands[] = {
    { "start", "start", PLAIN_HELP_START, exercise_start },
    { "grade", "grade", PLAIN_HELP_GRADE, exercise_grade },
    { "reset", "reset", PLAIN_HELP_RESET, exercise_reset },
    { "hint", "hint", PLAIN_HELP_HINT, exercise_hint },
    { "h", NULL, NULL, exercise_hint },
    { "solution", "solution", PLAIN_HELP_SOLUTION, exercise_show_solution },
    { "why", "why", PLAIN_HELP_WHY, exercise_why },
};
enum { FOR_PROGRAMS = 3, FOR_LESSONS = 2 };

bool plain_asked_has(const char *line) {
    return plain_has_word(exercise_commands, sizeof exercise_commands / sizeof *exercise_commands,
                          line);
}

void plain_asked_words(struct strbuf *out) {
    plain_print_words(exercise_commands, sizeof exercise_commands / sizeof *exercise_commands, out);
}

void plain_asked_commands(struct plain *plain, const struct asked *asked) {
    int left_out = asked->exercise->entry ? 0 : FOR_PROGRAMS;
    plain->own = exercise_commands + left_out;
    plain->n_own = sizeof exercise_commands / sizeof *exercise_commands - (size_t)left_out -
                   (asked->recorded ? 0 : FOR_LESSONS);
}
