// SPDX-License-Identifier: MIT
// Grading in the exercise screen. A program is graded on the event loop while the screen stays
// alive; everything else is graded at once. Every verdict is noted in the store before it is shown.
#include <string.h>

#include "lab/base/file.h"
#include "lab/ui/exercise_view.h"
#include "lab/ui/words_exercise.h"
#include "lab/ui/work.h"

enum { PROGRAM_BYTES_MAX = 1 << 20 };
static const double spinner_seconds = 0.12;

// What the learner has on disk, or else the first version.
void exercise_read_program(struct exercise_view *view) {
    struct error ignored = { 0 };
    strbuf_clear(&view->program);
    if (view->path && file_exists(view->path))
        file_read(view->path, PROGRAM_BYTES_MAX, &view->program, &ignored);
    if (view->exercise.kind != EXERCISE_CODE) return;
    view->answer.program =
        view->program.size ? strbuf_text(&view->program) : view->exercise.starter;
}

void exercise_forget_result(struct exercise_view *view) {
    view->result = NULL;
    view->graded = NULL;
    view->answered_with = NULL;
    arena_release(&view->arena);
}

// In a sitting an answer is given once.
static enum status record_card(struct exercise_view *view, const struct given_answer *given,
                               struct error *err) {
    struct card after;
    enum status status = learner_record_practice(&view->base.lab->learner, given, &after, err);
    if (after.reviews == 0) return status;
    sitting_answered(view->sitting, view->result->verdict == VERDICT_PASS, &after);
    view->answered = true;
    return status;
}

static void record(struct exercise_view *view, const char *answer) {
    struct error err = { 0 };
    struct lab *lab = view->base.lab;
    const struct given_answer given = {
        .exercise = &view->exercise,
        .result = view->result,
        .answer = answer,
        .hints = (int)view->hints,
        .seconds = clock_now() - view->asked_at,
        .variables = view->variables,
        .seed = view->answer.seed,
    };
    enum status status = view->sitting ? record_card(view, &given, &err)
                                       : learner_record(&lab->learner, &given, &err);
    if (status != STATUS_OK) lab_say(lab, STYLE_WARN, "%s", err.text);
    view->outdated = learner_is_outdated(&lab->learner, &view->exercise);
    view->show_result = true;
    lab->stale = true;
}

// The lab knows a better way to repair a program than to return it in a table.
static void point_to_editor(struct exercise_view *view) {
    bool found = view->result->n_tests && view->result->tests[0].verdict == VERDICT_PASS;
    for (size_t i = 0; view->exercise.kind == EXERCISE_BUG && i < view->result->n_tests; i++)
        if (strcmp(view->result->tests[i].name, "program") == 0)
            view->result->tests[i].message = found ? WORDS_NOW_REPAIR : WORDS_REPAIR_LATER;
}

static void grade_control(struct exercise_view *view, const struct value *value) {
    struct strbuf text = { 0 };
    struct grader *grader = learner_grader(&view->base.lab->learner);
    answer_kinds[view->exercise.kind]->print(&view->answer, &text);
    view->answered_with = arena_strdup(&view->arena, strbuf_text(&text));
    strbuf_release(&text);
    view->result = grade_value(grader, &view->exercise, value, view->variables, &view->arena);
    point_to_editor(view);
    record(view, view->answered_with);
}

// Enter pressed once more is no other try.
static bool is_checked_already(const struct exercise_view *view) {
    struct strbuf text = { 0 };
    answer_kinds[view->exercise.kind]->print(&view->answer, &text);
    bool same = view->answered_with && strcmp(view->answered_with, strbuf_text(&text)) == 0;
    strbuf_release(&text);
    return same;
}

// Grades what the control holds.
void exercise_check_value(struct exercise_view *view) {
    struct error err = { 0 };
    struct value value;
    if (is_checked_already(view)) {
        lab_say(view->base.lab, STYLE_TEXT, WORDS_SAME_ANSWER);
        view->answer.typing = false;
        view->show_result = true;
        return;
    }
    exercise_forget_result(view);
    if (answer_kinds[view->exercise.kind]->value(&view->answer, &view->arena, &value, &err) ==
        STATUS_OK)
        grade_control(view, &value);
    else
        lab_say(view->base.lab, STYLE_WARN, "%s", err.text);
}

static void stop_spinner(struct exercise_view *view) {
    if (view->spinner) loop_remove(view->base.lab->learner.loop, view->spinner);
    view->spinner = 0;
}

static void turn_spinner(void *owner) {
    struct exercise_view *view = owner;
    view->turn++;
    view->base.lab->stale = true;
    view->spinner = loop_timer(view->base.lab->learner.loop, spinner_seconds, turn_spinner, view);
}

static void program_graded(void *owner, struct exercise_result *result) {
    struct exercise_view *view = owner;
    stop_spinner(view);
    view->grading = NULL;
    view->result = result;
    record(view, view->graded ? view->graded : "");
}

// Grades the learner's file as it is on disk. What was only looked at is no try.
void exercise_check_program(struct exercise_view *view) {
    struct lab *lab = view->base.lab;
    struct answer answer = { 0 };
    if (!view->path || !file_exists(view->path)) {
        lab_say(lab, STYLE_WARN, WORDS_NO_PROGRAM_YET);
        return;
    }
    if (work_untouched(&view->exercise, view->path)) {
        exercise_read_program(view);
        lab_say(lab, STYLE_TEXT, WORDS_NOTHING_CHANGED);
        return;
    }
    exercise_forget_result(view);
    exercise_read_program(view);
    answer_read(&answer, view->path, &view->arena);
    if (answer.bytes) view->graded = arena_strndup(&view->arena, answer.bytes, answer.size);
    view->turn = 0;
    view->spinner = loop_timer(lab->learner.loop, spinner_seconds, turn_spinner, view);
    view->grading = grading_start(learner_grader(&lab->learner), &view->exercise, &answer,
                                  &view->arena, program_graded, view);
    if (view->result) view->grading = NULL; // it was over at once
    view->show_result = true;
}

void exercise_cancel(struct exercise_view *view) {
    if (!view->grading) return;
    grading_cancel(view->grading);
    view->grading = NULL;
    stop_spinner(view);
}

// What was lost with its editor is no try.
static void edited(void *of, bool well) {
    struct exercise_view *view = of;
    exercise_read_program(view);
    if (well) exercise_check_program(view);
}

int exercise_bug_line(const struct exercise_view *view) {
    return view->exercise.kind == EXERCISE_BUG ? (int)view->answer.at + 1 : 0;
}

void exercise_edit(struct exercise_view *view) {
    struct lab *lab = view->base.lab;
    struct error err = { 0 };
    if (!view->path) {
        lab_say(lab, STYLE_WARN, WORDS_NO_HOME);
        return;
    }
    enum status status = work_prepare(&view->exercise, exercise_bug_line(view), view->path, &err);
    if (status == STATUS_OK && lab->terminal)
        status = lab->terminal->edit(lab->terminal_owner, view->path, false, edited, view, &err);
    if (status != STATUS_OK) lab_say(lab, STYLE_BAD, "%s", err.text);
}
