// SPDX-License-Identifier: MIT
// What a learner can do about an exercise beside answering it: have the file watched while an
// editor runs beside the lab, read the solution when it is open, begin anew, read the why again.
#include <stdlib.h>

#include "lab/base/file.h"
#include "lab/ui/exercise_view.h"
#include "lab/ui/help_levels.h"
#include "lab/ui/right_answer.h"
#include "lab/ui/start_over.h"
#include "lab/ui/words_exercise.h"
#include "lab/ui/work.h"

// A newer save ends the grading of the older one. What was said of the file is done.
static void saved(void *owner, const char *path) {
    struct exercise_view *view = owner;
    (void)path;
    exercise_cancel(view);
    exercise_check_program(view);
    lab_say(view->base.lab, STYLE_TEXT, "%s", "");
}

void exercise_watch(struct exercise_view *view) {
    struct lab *lab = view->base.lab;
    struct error err = { 0 };
    if (view->watch) {
        file_watch_free(view->watch);
        view->watch = NULL;
        lab_say(lab, STYLE_TEXT, WORDS_NO_LONGER_WATCHED);
        return;
    }
    if (!view->path) {
        lab_say(lab, STYLE_WARN, WORDS_NO_HOME);
        return;
    }
    if (work_prepare(&view->exercise, exercise_bug_line(view), view->path, &err) != STATUS_OK) {
        lab_say(lab, STYLE_BAD, "%s", err.text);
        return;
    }
    view->watch = file_watch_new(lab->learner.loop, saved, view);
    file_watch_add(view->watch, view->path);
    exercise_read_program(view);
    char *shown = work_shown(view->path);
    lab_say(lab, STYLE_TEXT, WORDS_WATCH_BEGINS, shown);
    free(shown);
}

void exercise_note_hints(struct exercise_view *view) {
    struct learner *learner = &view->base.lab->learner;
    struct error err = { 0 };
    if (help_levels_note(learner->store, learner->course.title, &view->exercise, view->hints,
                         &err) != STATUS_OK)
        lab_say(view->base.lab, STYLE_WARN, "%s", err.text);
}

void exercise_show_solution(struct exercise_view *view) {
    struct lab *lab = view->base.lab;
    struct help_levels levels =
        help_levels_read(lab->learner.store, lab->learner.course.title, &view->exercise);
    struct strbuf text = { 0 };
    struct error err = { 0 };
    if (!help_levels_open(&levels)) {
        help_levels_say(&levels, &text);
        lab_say(lab, STYLE_TEXT, "%s", strbuf_text(&text));
    } else if (solution_print(&view->exercise, lab->learner.script, view->variables, &text, &err) !=
               STATUS_OK) {
        lab_say(lab, STYLE_WARN, "%s", err.text);
    } else {
        lab_push(lab, text_screen(lab, WORDS_A_SOLUTION, strbuf_text(&text)));
    }
    strbuf_release(&text);
}

void exercise_start_over(struct exercise_view *view) {
    struct lab *lab = view->base.lab;
    struct error err = { 0 };
    char *kept = NULL, *shown = NULL;
    if (!view->path) {
        lab_say(lab, STYLE_WARN, WORDS_NO_HOME);
        return;
    }
    enum status status = start_over(&view->exercise, view->path, &kept, &err);
    exercise_forget_result(view);
    exercise_read_program(view);
    if (status != STATUS_OK)
        lab_say(lab, STYLE_BAD, "%s", err.text);
    else if (kept)
        lab_say(lab, STYLE_TEXT, WORDS_BEGUN_ANEW, shown = work_shown(kept));
    else
        lab_say(lab, STYLE_TEXT, WORDS_FIRST_VERSION);
    free(shown);
    free(kept);
}

void exercise_show_why(struct exercise_view *view) {
    struct lab *lab = view->base.lab;
    if (learner_mark(&lab->learner, view->exercise.id) != MARK_PASSED)
        lab_say(lab, STYLE_TEXT, WORDS_WHY_LATER);
    else if (!*view->why)
        lab_say(lab, STYLE_TEXT, WORDS_WHY_NONE);
    else
        view->wants_why = view->show_result = true;
}
