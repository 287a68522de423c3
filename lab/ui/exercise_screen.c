// SPDX-License-Identifier: MIT
// The exercise screen: what its keys do. Nothing moves on by itself.
#include <stdlib.h>
#include <string.h>

#include "lab/base/memory.h"
#include "lab/ui/exercise_view.h"
#include "lab/ui/shown_cases.h"
#include "lab/ui/sign.h"
#include "lab/ui/work.h"

static struct exercise_view *view_of(const struct screen *screen) {
    return (struct exercise_view *)screen;
}

bool exercise_has_program(const struct exercise *exercise) {
    return exercise->entry != NULL;
}

static const struct answer_kind *kind_of(const struct exercise_view *view) {
    return answer_kinds[view->exercise.kind];
}

static unsigned exercise_where(const struct screen *screen) {
    const struct exercise_view *view = view_of(screen);
    if (view->grading) return IN_EXERCISE | IN_GRADING;
    unsigned where = IN_EXERCISE | kind_of(view)->where;
    if (exercise_has_program(&view->exercise)) where |= IN_PROGRAM;
    if (view->hints < view->exercise.hints.n) where |= HAS_HINTS;
    if (view->answer.typing) where |= IN_TYPING;
    return where;
}

static const struct course_lesson *lesson_of(const struct exercise_view *view) {
    return course_find_lesson(&view->base.lab->learner.course, view->exercise.lesson);
}

static void exercise_title(struct screen *screen, struct strbuf *left, struct strbuf *right) {
    struct exercise_view *view = view_of(screen);
    struct lab *lab = screen->lab;
    const struct course_lesson *lesson = lesson_of(view);
    if (lesson && lab->grid.cols >= 60)
        strbuf_printf(left, "%s %s ", lesson->title, sign_text(SIGN_INTO, lab->ascii));
    strbuf_puts(left, view->exercise.title);
    if (!lesson) return;
    const struct text_list *ids = learner_exercises(&lab->learner, lesson);
    for (size_t i = 0; i < ids->n; i++)
        if (strcmp(ids->at[i], view->exercise.id) == 0)
            strbuf_printf(right, "exercise %zu of %zu", i + 1, ids->n);
}

static void hint(struct exercise_view *view) {
    view->hints++;
    view->show_hint = true;
}

// The neighbour in the lesson, in place of this one.
static void open_neighbour(struct exercise_view *view, int direction) {
    struct lab *lab = view->base.lab;
    const struct course_lesson *lesson = lesson_of(view);
    const struct text_list *ids = lesson ? learner_exercises(&lab->learner, lesson) : NULL;
    struct error err = { 0 };
    for (size_t i = 0; ids && i < ids->n; i++) {
        size_t next = i + (size_t)direction;
        if (strcmp(ids->at[i], view->exercise.id) != 0 || next >= ids->n) continue;
        struct screen *screen = exercise_screen(lab, ids->at[next], &err);
        if (!screen) {
            lab_say(lab, STYLE_BAD, "%s", err.text);
            return;
        }
        lab_pop(lab);
        lab_push(lab, screen);
        return;
    }
    lab_say(lab, STYLE_DIM,
            direction > 0 ? "That was the last exercise of the lesson; Esc goes back to it."
                          : "This is the first exercise of the lesson.");
}

static bool click(struct exercise_view *view, const struct key *key) {
    int row = key->row - view->area.row + view->scroll.top;
    struct answer_state *answer = &view->answer;
    if (view->columns.pane_cols && key->col >= view->columns.pane_col) return true;
    for (size_t i = answer->n_rows; i-- > 0;) {
        if (row < answer->rows[i] || row >= view->answer_row + view->answer_rows) continue;
        answer->at = i;
        if (kind_of(view)->act) kind_of(view)->act(answer, ACT_TICK);
        break;
    }
    return true;
}

static bool exercise_act(struct screen *screen, enum action action, const struct key *key) {
    struct exercise_view *view = view_of(screen);
    const struct answer_kind *kind = kind_of(view);
    bool on_program = key && key->code == 'g';
    if (action == ACT_CANCEL) return exercise_cancel(view), true;
    if (view->grading) return scroll_act(&view->scroll, action);
    if (kind->act && kind->act(&view->answer, action)) return view->show_answer = true;
    switch (action) {
    case ACT_CHECK:
        if (on_program || !kind->value)
            exercise_check_program(view);
        else
            exercise_check_value(view);
        return true;
    case ACT_EDIT:
        exercise_edit(view);
        return true;
    case ACT_HINT:
        hint(view);
        return true;
    case ACT_NEXT:
        open_neighbour(view, 1);
        return true;
    case ACT_PREVIOUS:
        open_neighbour(view, -1);
        return true;
    case ACT_BACK:
        lab_pop(screen->lab);
        return true;
    case ACT_MAP:
        lab_pop_to_map(screen->lab);
        return true;
    case ACT_CLICK:
        return click(view, key);
    default:
        return scroll_act(&view->scroll, action);
    }
}

static bool exercise_type(struct screen *screen, const struct key *key) {
    struct exercise_view *view = view_of(screen);
    const struct answer_kind *kind = kind_of(view);
    if (view->grading || !kind->type || !kind->type(&view->answer, key)) return false;
    return view->show_answer = true;
}

static void exercise_draw_screen(struct screen *screen, struct grid *grid,
                                 const struct area *area) {
    exercise_view_draw(view_of(screen), grid, area);
}

static void exercise_save(struct screen *screen) {
    struct exercise_view *view = view_of(screen);
    struct strbuf draft = { 0 };
    kind_of(view)->print(&view->answer, &draft);
    if (draft.size) learner_put_draft(&screen->lab->learner, view->exercise.id, draft.at);
    strbuf_release(&draft);
}

static void exercise_close(struct screen *screen) {
    struct exercise_view *view = view_of(screen);
    exercise_cancel(view);
    if (view->loaded) answer_release(&view->answer);
    exercise_release(&view->exercise);
    arena_release(&view->arena);
    arena_release(&view->texts);
    strbuf_release(&view->program);
    free(view->path);
    free(view);
}

static const struct screen_kind exercise_kind = {
    .name = "exercise",
    .where = exercise_where,
    .title = exercise_title,
    .draw = exercise_draw_screen,
    .type = exercise_type,
    .act = exercise_act,
    .save = exercise_save,
    .close = exercise_close,
};

static void fill_in_texts(struct exercise_view *view) {
    const struct exercise *exercise = &view->exercise;
    view->task = exercise_text(exercise, exercise->task, NULL, &view->texts);
    view->why = exercise_text(exercise, exercise->why, NULL, &view->texts);
    view->hint_texts =
        arena_alloc(&view->texts, (exercise->hints.n + 1) * sizeof *view->hint_texts);
    for (size_t i = 0; i < exercise->hints.n; i++)
        view->hint_texts[i] = exercise_text(exercise, exercise->hints.at[i], NULL, &view->texts);
    shown_cases(exercise, view->base.lab->learner.script, &view->texts, &view->shown,
                &view->n_shown);
}

struct screen *exercise_screen(struct lab *lab, const char *id, struct error *err) {
    const struct course_exercise *found = course_find_exercise(&lab->learner.course, id);
    if (!found) {
        fail(err, STATUS_COURSE, "The course has no exercise '%s'.", id);
        return NULL;
    }
    struct exercise_view *view = xcalloc(1, sizeof *view);
    view->base = (struct screen) { &exercise_kind, lab };
    if (exercise_load(&view->exercise, lab->learner.script, found->path, err) != STATUS_OK) {
        exercise_close(&view->base);
        return NULL;
    }
    view->loaded = true;
    answer_init(&view->answer, &view->exercise);
    fill_in_texts(view);
    view->outdated = learner_is_outdated(&lab->learner, &view->exercise);
    if (exercise_has_program(&view->exercise)) view->path = work_path(&lab->learner.course, id);
    exercise_read_program(view);
    char *draft = learner_draft(&lab->learner, id);
    if (draft) kind_of(view)->restore(&view->answer, draft);
    free(draft);
    return &view->base;
}
