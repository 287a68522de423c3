// SPDX-License-Identifier: MIT
// The exercise screen's own parts: the task with its control, the grading under way, and what came
// of it.
#ifndef LAB_UI_EXERCISE_VIEW_H
#define LAB_UI_EXERCISE_VIEW_H

#include "lab/base/watch.h"
#include "lab/ui/answer.h"
#include "lab/ui/app.h"
#include "lab/ui/columns.h"
#include "lab/ui/scroll.h"
#include "lab/ui/sitting.h"

struct exercise_view {
    struct screen base;
    struct exercise exercise;
    bool loaded;
    struct answer_state answer;
    struct sitting *sitting;       // that asks it, or NULL: in its lesson
    bool answered;                 // in a sitting: once
    const struct value *variables; // drawn for the sitting, or NULL
    double asked_at;               // on the monotonic clock
    struct arena texts;            // the task and other texts with their variables filled in
    const char *task, *why, **hint_texts, **shown; // shown: one line for each case that may be seen
    size_t n_shown;
    char *path;               // of the learner's program, NULL where there is none
    struct strbuf program;    // its bytes, as last read
    size_t hints;             // that were asked for
    bool wants_why;           // asked for after an earlier pass
    struct file_watch *watch; // of the program, while it is watched; else NULL
    bool outdated;            // passed, but before its graded fields were changed

    struct grading *grading; // under way, or NULL
    int spinner, turn;       // its timer, and how often it went off
    struct arena arena;      // of the result
    struct exercise_result *result;
    const char *graded;        // the bytes that the result is of, or NULL
    const char *answered_with; // the answer of the control that the result is of, or NULL

    struct area area; // as of the last draw
    struct columns columns;
    struct scroll scroll;
    int answer_row, answer_rows;              // of the control on the sheet
    int result_row, hint_row;                 // where the feedback begins, and the newest hint
    bool dragging;                            // the mouse has hold of a line of the control
    bool show_answer, show_result, show_hint; // to be brought into view at the next draw
};

// Draws the sheet or, on wide terminals, the two of them.
void exercise_view_draw(struct exercise_view *view, struct grid *grid, const struct area *area);

void exercise_read_program(struct exercise_view *view);  // from disk, for the screen
void exercise_check_value(struct exercise_view *view);   // grades what the control holds
void exercise_check_program(struct exercise_view *view); // grades the learner's file
void exercise_cancel(
    struct exercise_view *view); // the grading under way; harmless where there is none
void exercise_edit(
    struct exercise_view *view); // opens the file in the editor, and grades it afterwards

void exercise_forget_result(struct exercise_view *view);
int exercise_bug_line(const struct exercise_view *view); // that is chosen, 0 where it is no bug

// exercise_tools.c. Each says in the message line what it did or what is missing.
void exercise_watch(struct exercise_view *view); // on, and off again
void exercise_note_hints(struct exercise_view *view);
void exercise_show_solution(struct exercise_view *view);
void exercise_start_over(struct exercise_view *view);
void exercise_show_why(struct exercise_view *view);

// exercise_reload.c: the exercise's file, and the exercise as that is now.
const char *exercise_file(const struct screen *screen);
struct screen *exercise_reload(struct screen *screen, struct error *err);
bool exercise_follow(struct screen *screen, const struct course *former);

bool exercise_has_program(const struct exercise *exercise);

#endif
