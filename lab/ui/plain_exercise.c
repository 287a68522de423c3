// SPDX-License-Identifier: MIT
// Exercises and quick checks in the plain walk: asked as text, answered by typing, graded as in the
// full-screen lab.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lab/base/file.h"
#include "lab/base/memory.h"
#include "lab/ui/answer.h"
#include "lab/ui/feedback.h"
#include "lab/ui/help_levels.h"
#include "lab/ui/plain_walk.h"
#include "lab/ui/right_answer.h"
#include "lab/ui/shown_cases.h"
#include "lab/ui/start_over.h"
#include "lab/ui/words.h"
#include "lab/ui/words_plain.h"
#include "lab/ui/work.h"

struct asked {
    const struct exercise *exercise;
    const struct practice_item *item; // of a sitting, or NULL
    const struct value *variables;    // drawn for it, or NULL
    double asked_at;                  // on the monotonic clock
    bool answered, right;             // of a sitting
    struct card after;
    struct answer_state answer;
    char *path; // of a program
    size_t hints;
    bool without_hints; // a skill check
    bool recorded;      // false: a quick check, or one of a sitting
};

static void say_text(struct plain *plain, const struct asked *asked, const char *text) {
    struct arena arena = { 0 };
    plain_tell_markdown(plain, exercise_text(asked->exercise, text, asked->variables, &arena));
    arena_release(&arena);
}

// In a sitting an answer is given once, and a miss is told what would have been right.
static enum status record_card(struct plain *plain, struct asked *asked,
                               const struct given_answer *given, struct error *err) {
    struct strbuf text = { 0 };
    enum status status = learner_record_practice(&plain->learner, given, &asked->after, err);
    asked->answered = asked->after.reviews > 0;
    asked->right = given->result->verdict == VERDICT_PASS;
    if (asked->answered && !asked->right)
        right_answer_print(asked->exercise, plain->learner.script, asked->variables, &text);
    if (text.size) plain_say(plain, "%s\n", text.at);
    strbuf_release(&text);
    if (asked->answered) plain->turn = TURN_ON;
    return status;
}

static enum status record(struct plain *plain, struct asked *asked,
                          const struct exercise_result *result, const char *text,
                          struct error *err) {
    const struct given_answer given = {
        .exercise = asked->exercise,
        .result = result,
        .answer = text,
        .hints = (int)asked->hints,
        .seconds = clock_now() - asked->asked_at,
        .variables = asked->variables,
        .seed = asked->answer.seed,
    };
    if (asked->item) return record_card(plain, asked, &given, err);
    return asked->recorded ? learner_record(&plain->learner, &given, err) : STATUS_OK;
}

static void say_result(struct plain *plain, struct asked *asked, struct exercise_result *result,
                       const char *program, const char *text) {
    struct grid page;
    struct error err = { 0 };
    const struct feedback_look look = { .cols = PLAIN_COLS, .ascii = plain->ascii, .spoken = true };
    for (size_t i = 0; !program && asked->exercise->kind == EXERCISE_BUG && i < result->n_tests;
         i++)
        if (strcmp(result->tests[i].name, "program") == 0)
            result->tests[i].message = PLAIN_STILL_TO_REPAIR;
    grid_init(&page, 0, PLAIN_COLS);
    feedback_draw(&page, 0, &look, asked->exercise, result, program);
    plain_print(plain, &page);
    grid_release(&page);
    if (record(plain, asked, result, text, &err) != STATUS_OK) plain_say(plain, "%s\n", err.text);
    bool passed = result->verdict == VERDICT_PASS;
    if ((passed || asked->answered) && *asked->exercise->why) {
        plain_say(plain, PLAIN_WHY);
        say_text(plain, asked, asked->exercise->why);
    }
    if (plain->turn == TURN_ON)
        plain_say(plain, "\n");
    else
        plain_say(plain, passed ? PLAIN_ENTER_GOES_ON : PLAIN_ANSWER_AGAIN);
}

// Lines are numbered as they are shown; the control counts by the steps' places in the file.
static void restore_order(struct answer_state *answer, const char *line) {
    struct strbuf text = { 0 };
    char *end;
    for (const char *at = line; *at; at = end) {
        at += strspn(at, " ,");
        unsigned long shown = strtoul(at, &end, 10);
        if (end == at) break;
        bool known = shown >= 1 && shown <= answer->exercise->steps.n;
        strbuf_printf(&text, "%s%d", text.size ? "," : "",
                      known ? answer->order[shown - 1] + 1 : 0);
    }
    answer_kinds[EXERCISE_ORDER]->restore(answer, strbuf_text(&text));
    strbuf_release(&text);
}

static void take_text(struct asked *asked, const char *line) {
    const struct exercise *exercise = asked->exercise;
    answer_release(&asked->answer);
    answer_init(&asked->answer, exercise, asked->answer.seed);
    if (exercise->kind == EXERCISE_ORDER)
        restore_order(&asked->answer, line);
    else
        answer_kinds[exercise->kind]->restore(&asked->answer, line);
}

static bool take_answer(struct plain *plain, const char *line) {
    struct asked *asked = plain->asker;
    const struct answer_kind *kind = answer_kinds[asked->exercise->kind];
    struct arena arena = { 0 };
    struct error err = { 0 };
    struct value value;
    if (!kind->value) return false;
    take_text(asked, line);
    if (kind->value(&asked->answer, &arena, &value, &err) == STATUS_OK)
        say_result(plain, asked,
                   grade_value(learner_grader(&plain->learner), asked->exercise, &value,
                               asked->variables, &arena),
                   NULL, line);
    else
        plain_say(plain, "%s\n", err.text);
    arena_release(&arena);
    return true;
}

static void say_hint(struct plain *plain, const struct asked *asked, size_t i) {
    plain_say(plain, PLAIN_HINT, i + 1, asked->exercise->hints.n);
    say_text(plain, asked, asked->exercise->hints.at[i]);
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
    say_hint(plain, asked, asked->hints++);
    if (asked->recorded && help_levels_note(learner->store, learner->course.title, asked->exercise,
                                            asked->hints, &err) != STATUS_OK)
        plain_say(plain, "%s\n", err.text);
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
        plain_say(plain, "%s\n", err.text);
    else
        plain_say(plain, kept ? PLAIN_BEGUN_ANEW : PLAIN_FIRST_VERSION, kept ? kept : asked->path);
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
        say_text(plain, asked, asked->exercise->why);
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
    answer_read(&answer, asked->path, &arena);
    char *program = answer.bytes ? arena_strndup(&arena, answer.bytes, answer.size) : NULL;
    struct exercise_result *result =
        grade_answer(learner_grader(&plain->learner), asked->exercise, &answer, &arena);
    say_result(plain, asked, result, program, program ? program : "");
    arena_release(&arena);
}

static void exercise_start(struct plain *plain, const char *rest) {
    struct asked *asked = plain->asker;
    struct error err = { 0 };
    (void)rest;
    if (!asked->path)
        plain_say(plain, PLAIN_NO_HOME);
    else if (file_exists(asked->path))
        plain_say(plain, PLAIN_PROGRAM_IS_THERE, asked->path);
    else if (work_prepare(asked->exercise, 0, asked->path, &err) != STATUS_OK)
        plain_say(plain, "%s\n", err.text);
    else
        plain_say(plain, PLAIN_PROGRAM_WRITTEN, asked->path);
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

static const char *how_to_answer(const struct exercise *exercise) {
    static const char *const how[EXERCISE_KINDS] = {
        [EXERCISE_CODE] = PLAIN_ANSWER_CODE,     [EXERCISE_NUMBER] = PLAIN_ANSWER_NUMBER,
        [EXERCISE_CHOICE] = PLAIN_ANSWER_CHOICE, [EXERCISE_ORDER] = PLAIN_ANSWER_ORDER,
        [EXERCISE_BUG] = PLAIN_ANSWER_BUG,       [EXERCISE_CHECKLIST] = PLAIN_ANSWER_CHECKLIST,
    };
    return how[exercise->kind];
}

static void say_options(struct plain *plain, const struct exercise *exercise) {
    for (size_t i = 0; i < exercise->n_options; i++) {
        plain_say(plain, "%s. ", exercise->options[i].id);
        plain_tell_markdown(plain, exercise->options[i].text);
    }
}

static void say_steps(struct plain *plain, const struct asked *asked) {
    const struct text_list *steps = &asked->exercise->steps;
    for (size_t i = 0; i < steps->n; i++) {
        plain_say(plain, "%zu. ", i + 1);
        plain_tell_markdown(plain, steps->at[asked->answer.order[i]]);
    }
}

static void say_program(struct plain *plain, const char *program) {
    size_t number = 0;
    for (const char *at = program; at && *at;) {
        size_t size = strcspn(at, "\n");
        plain_say(plain, "%zu: %.*s\n", ++number, (int)size, at);
        at += size + (at[size] == '\n');
    }
}

// What there is to choose from, with what is typed for it before each.
static void say_choices(struct plain *plain, const struct asked *asked) {
    switch (asked->exercise->kind) {
    case EXERCISE_CHOICE:
    case EXERCISE_CHECKLIST:
        say_options(plain, asked->exercise);
        return;
    case EXERCISE_ORDER:
        say_steps(plain, asked);
        return;
    case EXERCISE_BUG:
        say_program(plain, asked->answer.program);
        return;
    default:
        return;
    }
}

static void say_cases(struct plain *plain, const struct exercise *exercise) {
    struct arena arena = { 0 };
    const char **lines;
    size_t n;
    shown_cases(exercise, plain->learner.script, &arena, &lines, &n);
    if (exercise->entry && *exercise->given) plain_say(plain, PLAIN_GIVEN, exercise->given);
    for (size_t i = 0; i < n; i++)
        plain_say(plain, "  %s\n", lines[i]);
    arena_release(&arena);
}

static void ask(struct plain *plain, struct asked *asked, const char *prompt) {
    bool program = asked->exercise->entry != NULL;
    say_text(plain, asked, asked->exercise->task);
    say_cases(plain, asked->exercise);
    say_choices(plain, asked);
    for (size_t i = 0; i < asked->hints; i++) // taken when it was asked before
        say_hint(plain, asked, i);
    plain_say(plain, "%s\n", how_to_answer(asked->exercise));
    if (program && asked->path && file_exists(asked->path))
        plain_say(plain, PLAIN_PROGRAM_AT, asked->path);
    plain->own = exercise_commands + (program ? 0 : FOR_PROGRAMS);
    plain->n_own = sizeof exercise_commands / sizeof *exercise_commands -
                   (program ? 0 : FOR_PROGRAMS) - (asked->recorded ? 0 : FOR_LESSONS);
    plain->asker = asked;
    plain_ask(plain, prompt, take_answer);
    answer_release(&asked->answer);
    free(asked->path);
}

void plain_exercise(struct plain *plain, const char *id) {
    const struct course_exercise *found = course_find_exercise(&plain->learner.course, id);
    struct exercise exercise = { 0 };
    struct error err = { 0 };
    if (!found)
        fail(&err, STATUS_COURSE, WORDS_UNKNOWN_EXERCISE, id);
    else
        exercise_load(&exercise, plain->learner.script, found->path, &err);
    if (!found || err.status != STATUS_OK) {
        plain_say(plain, "%s\n", err.text);
        plain_ask(plain, "", NULL);
    } else {
        static const char *const words[] = { WORDS_NOT_TRIED, WORDS_TRIED, WORDS_SOLVED };
        struct asked asked = { .exercise = &exercise, .recorded = true };
        if (exercise.entry) asked.path = work_path(&plain->learner.course, id);
        asked.hints =
            help_levels_read(plain->learner.store, plain->learner.course.title, &exercise).hints;
        answer_init(&asked.answer, &exercise, 0);
        plain_say(plain, PLAIN_EXERCISE, exercise.title, exercise_kind_name(exercise.kind),
                  exercise.points, exercise.points == 1 ? WORDS_POINT : WORDS_POINTS,
                  words[learner_mark(&plain->learner, id)],
                  learner_is_outdated(&plain->learner, &exercise) ? WORDS_OUTDATED : "");
        ask(plain, &asked, PLAIN_PROMPT_ANSWER);
    }
    exercise_release(&exercise);
}

bool plain_card(struct plain *plain, const struct practice_item *item, bool hints, bool *right,
                struct card *after) {
    const struct course_exercise *found =
        course_find_exercise(&plain->learner.course, item->exercise);
    struct exercise exercise = { 0 };
    struct value variables = { .kind = VALUE_NIL };
    struct arena arena = { 0 };
    struct error err = { 0 };
    struct asked asked = {
        .exercise = &exercise, .item = item, .without_hints = !hints, .asked_at = clock_now()
    };
    if (found && exercise_load(&exercise, plain->learner.script, found->path, &err) == STATUS_OK)
        practice_draw(&exercise, plain->learner.script, item->seed, &arena, &variables, &err);
    if (!found || err.status != STATUS_OK) {
        plain_say(plain, "%s\n", err.text);
        plain->turn = TURN_ON;
    } else {
        if (variables.kind == VALUE_TABLE) asked.variables = &variables;
        if (exercise.entry) asked.path = work_practice_path(&plain->learner.course, item->exercise);
        answer_init(&asked.answer, &exercise, item->seed);
        plain_say(plain, "%s (%s)\n", exercise.title, exercise_kind_name(exercise.kind));
        ask(plain, &asked, PLAIN_PROMPT_ANSWER);
    }
    *right = asked.right;
    *after = asked.after;
    exercise_release(&exercise);
    arena_release(&arena);
    return asked.answered;
}

void plain_quiz(struct plain *plain, const struct lesson *lesson,
                const struct lesson_block *block) {
    struct exercise *quizzes = NULL;
    struct error err = { 0 };
    size_t n = 0;
    if (quiz_load(&quizzes, &n, plain->learner.script, lesson->path, block->line, block->text,
                  plain->place.lesson->id, &err) != STATUS_OK) {
        plain_say(plain, "%s\n", err.text);
        plain_ask(plain, "", NULL);
        return;
    }
    plain->turn = TURN_ON;
    for (size_t i = 0; i < n && plain->turn == TURN_ON; i++) {
        struct asked asked = { .exercise = &quizzes[i] };
        answer_init(&asked.answer, &quizzes[i], 0);
        plain_say(plain, PLAIN_QUICK_CHECK);
        ask(plain, &asked, PLAIN_PROMPT_ANSWER);
    }
    quiz_free(quizzes, n);
}
