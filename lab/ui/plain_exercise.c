// SPDX-License-Identifier: MIT
// Exercises and quick checks in the plain walk: asked as text, answered by typing, graded as in the
// full-screen lab.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lab/base/file.h"
#include "lab/base/memory.h"
#include "lab/ui/help_levels.h"
#include "lab/ui/plain_asked.h"
#include "lab/ui/shown_cases.h"
#include "lab/ui/words.h"
#include "lab/ui/words_exercise.h"
#include "lab/ui/words_plain.h"
#include "lab/ui/work.h"

// Lines are numbered as they are shown; the control counts by the steps' places in the file.
static bool restore_order(struct answer_state *answer, const char *line) {
    struct strbuf text = { 0 };
    char *end;
    const char *at = line;
    for (; *at; at = end) {
        at += strspn(at, " ,");
        unsigned long shown = strtoul(at, &end, 10);
        if (end == at) break;
        bool known = shown >= 1 && shown <= answer->exercise->steps.n;
        strbuf_printf(&text, "%s%d", text.size ? "," : "",
                      known ? answer->order[shown - 1] + 1 : 0);
    }
    bool whole = answer_kinds[EXERCISE_ORDER]->restore(answer, strbuf_text(&text)) && !*at;
    strbuf_release(&text);
    return whole;
}

// Letters may be typed as capitals too.
static bool restore_letters(struct answer_state *answer, const char *line) {
    char *letters = xstrdup(line);
    for (char *at = letters; *at; at++)
        if (*at >= 'A' && *at <= 'Z') *at += 'a' - 'A';
    bool whole = answer_kinds[answer->exercise->kind]->restore(answer, letters);
    free(letters);
    return whole;
}

// False where the line is no answer to a question of this kind.
static bool take_text(struct asked *asked, const char *line) {
    const struct exercise *exercise = asked->exercise;
    answer_release(&asked->answer);
    answer_init(&asked->answer, exercise, asked->answer.seed);
    if (exercise->kind == EXERCISE_ORDER) return restore_order(&asked->answer, line);
    if (exercise->n_options) return restore_letters(&asked->answer, line);
    return answer_kinds[exercise->kind]->restore(&asked->answer, line);
}

static const char *how_to_answer(const struct exercise *exercise) {
    static const char *const how[EXERCISE_KINDS] = {
        [EXERCISE_CODE] = PLAIN_ANSWER_CODE,     [EXERCISE_NUMBER] = PLAIN_ANSWER_NUMBER,
        [EXERCISE_CHOICE] = PLAIN_ANSWER_CHOICE, [EXERCISE_ORDER] = PLAIN_ANSWER_ORDER,
        [EXERCISE_BUG] = PLAIN_ANSWER_BUG,       [EXERCISE_CHECKLIST] = PLAIN_ANSWER_CHECKLIST,
    };
    return how[exercise->kind];
}

// Remembers what the control holds; true where that is what was graded last.
static bool is_checked_already(struct asked *asked) {
    struct strbuf text = { 0 };
    answer_kinds[asked->exercise->kind]->print(&asked->answer, &text);
    bool same = asked->checked && strcmp(asked->checked, strbuf_text(&text)) == 0;
    free(asked->checked);
    asked->checked = strbuf_detach(&text);
    return same;
}

static bool take_answer(struct plain *plain, const char *line) {
    struct asked *asked = plain->asker;
    const struct answer_kind *kind = answer_kinds[asked->exercise->kind];
    struct arena arena = { 0 };
    struct error err = { 0 };
    struct value value;
    if (!kind->value) return false;
    if (!take_text(asked, line)) {
        plain_sentence(plain, PLAIN_NO_ANSWER, line, how_to_answer(asked->exercise));
        return true;
    }
    if (is_checked_already(asked))
        plain_tell(plain, WORDS_SAME_ANSWER);
    else if (kind->value(&asked->answer, &arena, &value, &err) == STATUS_OK)
        plain_asked_result(plain, asked,
                           grade_value(learner_grader(&plain->learner), asked->exercise, &value,
                                       asked->variables, &arena),
                           NULL, asked->checked);
    else
        plain_tell(plain, err.text);
    arena_release(&arena);
    return true;
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
    plain_asked_say(plain, asked, asked->exercise->task);
    say_cases(plain, asked->exercise);
    say_choices(plain, asked);
    for (size_t i = 0; i < asked->hints; i++) // taken when it was asked before
        plain_asked_hint(plain, asked, i);
    plain_tell(plain, how_to_answer(asked->exercise));
    if (asked->exercise->entry && asked->path && file_exists(asked->path))
        plain_sentence(plain, PLAIN_PROGRAM_AT, asked->path);
    plain_asked_commands(plain, asked);
    plain->asker = asked;
    plain_ask(plain, prompt, take_answer);
    answer_release(&asked->answer);
    free(asked->checked);
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
        plain_tell(plain, err.text);
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
        plain_tell(plain, err.text);
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
        plain_tell(plain, err.text);
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
