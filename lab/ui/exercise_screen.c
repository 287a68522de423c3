// SPDX-License-Identifier: MIT
// The exercise screen: what its keys do. Nothing moves on by itself.
#include <stdlib.h>
#include <string.h>

#include "lab/base/memory.h"
#include "lab/ui/exercise_view.h"
#include "lab/ui/help_levels.h"
#include "lab/ui/shown_cases.h"
#include "lab/ui/sign.h"
#include "lab/ui/words.h"
#include "lab/ui/words_exercise.h"
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

static bool is_solved(const struct exercise_view *view) {
    if (view->result) return view->result->verdict == VERDICT_PASS;
    return learner_mark(&view->base.lab->learner, view->exercise.id) == MARK_PASSED;
}

static place_set exercise_where(const struct screen *screen) {
    const struct exercise_view *view = view_of(screen);
    unsigned card = view->sitting ? IN_CARD : 0;
    if (view->grading) return IN_EXERCISE | IN_GRADING | card;
    if (view->answered) return IN_EXERCISE | ON_ANSWERED;
    place_set where = IN_EXERCISE | kind_of(view)->where | card;
    if (exercise_has_program(&view->exercise)) where |= IN_PROGRAM;
    bool check = view->sitting && view->sitting->module; // a skill check gives no hints
    if (view->hints < view->exercise.hints.n && !check) where |= HAS_HINTS;
    if (view->answer.typing) where |= IN_TYPING;
    return where | (is_solved(view) ? IS_SOLVED : 0) | (view->watch ? IS_WATCHED : 0);
}

static const struct course_lesson *lesson_of(const struct exercise_view *view) {
    return course_find_lesson(&view->base.lab->learner.course, view->exercise.lesson);
}

static void sitting_head(const struct exercise_view *view, struct strbuf *left,
                         struct strbuf *right) {
    const struct sitting *sitting = view->sitting;
    strbuf_printf(left, "%s %s %s", sitting->module ? WORDS_SKILL_CHECK : WORDS_PRACTICE_TITLE,
                  sign_text(SIGN_INTO, view->base.lab->ascii), view->exercise.title);
    strbuf_printf(right, WORDS_SO_MANY_OF, sitting->at + 1, sitting->n);
}

static void exercise_title(struct screen *screen, struct strbuf *left, struct strbuf *right) {
    struct exercise_view *view = view_of(screen);
    struct lab *lab = screen->lab;
    if (view->sitting) {
        sitting_head(view, left, right);
        return;
    }
    const struct course_lesson *lesson = lesson_of(view);
    const struct text_list *ids = lesson ? learner_exercises(&lab->learner, lesson) : NULL;
    for (size_t i = 0; ids && i < ids->n; i++)
        if (strcmp(ids->at[i], view->exercise.id) == 0)
            strbuf_printf(right, lab->grid.cols >= 60 ? WORDS_EXERCISE_OF : WORDS_SO_MANY_OF, i + 1,
                          ids->n);
    int percent = scroll_percent(&view->scroll);
    if (percent) strbuf_printf(right, " %s %3d%%", sign_text(SIGN_DOT, lab->ascii), percent);
    int whole = lesson ? text_width(lesson->title) + text_width(view->exercise.title) + 3 : 0;
    if (lesson && whole + text_width(strbuf_text(right)) + 4 <= lab->grid.cols)
        strbuf_printf(left, "%s %s ", lesson->title, sign_text(SIGN_INTO, lab->ascii));
    strbuf_puts(left, view->exercise.title);
}

static void hint(struct exercise_view *view) {
    view->hints++;
    view->show_hint = true;
    exercise_note_hints(view);
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
    lab_say(lab, STYLE_DIM, direction > 0 ? WORDS_LAST_EXERCISE : WORDS_FIRST_EXERCISE);
}

// The option or line under the mouse; false where there is none.
static bool line_at(const struct exercise_view *view, const struct key *key, size_t *line) {
    int row = key->row - view->area.row + view->scroll.top;
    if (view->columns.pane_cols && key->col >= view->columns.pane_col) return false;
    for (size_t i = view->answer.n_rows; i-- > 0;) {
        if (row < view->answer.rows[i] || row >= view->answer_row + view->answer_rows) continue;
        *line = i;
        return true;
    }
    return false;
}

static bool click(struct exercise_view *view, const struct key *key) {
    struct answer_state *answer = &view->answer;
    if (!line_at(view, key, &answer->at)) return view->dragging = false, true;
    if (kind_of(view)->act) kind_of(view)->act(answer, ACT_TICK);
    return view->dragging = true;
}

// Steps that are put in order go with the mouse that has hold of them.
static bool drag(struct exercise_view *view, const struct key *key) {
    struct answer_state *answer = &view->answer;
    size_t line;
    if (!view->dragging || !answer->order || !line_at(view, key, &line)) return true;
    while (answer->at != line)
        kind_of(view)->act(answer, answer->at > line ? ACT_MOVE_UP : ACT_MOVE_DOWN);
    return true;
}

// False: the same as in a lesson. After it the view may be gone.
static bool act_in_sitting(struct exercise_view *view, enum action action) {
    if (action == ACT_NEXT) return sitting_next(view->sitting), true;
    if (action == ACT_BACK) return sitting_end(view->sitting), true;
    return view->answered && action != ACT_MAP && (scroll_act(&view->scroll, action), true);
}

static bool exercise_act(struct screen *screen, enum action action, const struct key *key) {
    struct exercise_view *view = view_of(screen);
    const struct answer_kind *kind = kind_of(view);
    if (view->sitting && !view->grading && act_in_sitting(view, action)) return true;
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
    case ACT_WATCH:
        exercise_watch(view);
        return true;
    case ACT_SOLUTION:
        exercise_show_solution(view);
        return true;
    case ACT_START_OVER:
        exercise_start_over(view);
        return true;
    case ACT_WHY:
        exercise_show_why(view);
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
        lab_go_home(screen->lab);
        return true;
    case ACT_CLICK:
        return click(view, key);
    case ACT_DRAG:
        return drag(view, key);
    case ACT_RELEASE:
        view->dragging = false;
        return true;
    default:
        return scroll_act(&view->scroll, action);
    }
}

static bool exercise_type(struct screen *screen, const struct key *key) {
    struct exercise_view *view = view_of(screen);
    const struct answer_kind *kind = kind_of(view);
    if (view->grading || view->answered || !kind->type || !kind->type(&view->answer, key))
        return false;
    return view->show_answer = true;
}

static void exercise_draw_screen(struct screen *screen, struct grid *grid,
                                 const struct area *area) {
    exercise_view_draw(view_of(screen), grid, area);
}

static void exercise_save(struct screen *screen) {
    struct exercise_view *view = view_of(screen);
    if (view->sitting) return; // its draft would belong to other numbers
    struct strbuf draft = { 0 };
    kind_of(view)->print(&view->answer, &draft);
    if (draft.size) learner_put_draft(&screen->lab->learner, view->exercise.id, draft.at);
    strbuf_release(&draft);
}

static void exercise_visit(const struct screen *screen, struct visit *visit) {
    const struct exercise *exercise = &view_of(screen)->exercise;
    visit->exercise = course_find_exercise(&screen->lab->learner.course, exercise->id)->id;
}

static void exercise_close(struct screen *screen) {
    struct exercise_view *view = view_of(screen);
    exercise_cancel(view);
    file_watch_free(view->watch);
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
    .file = exercise_file,
    .reload = exercise_reload,
    .follow = exercise_follow,
    .visit = exercise_visit,
    .close = exercise_close,
};

static void fill_in_texts(struct exercise_view *view) {
    const struct exercise *exercise = &view->exercise;
    const struct value *variables = view->variables;
    view->task = exercise_text(exercise, exercise->task, variables, &view->texts);
    view->why = exercise_text(exercise, exercise->why, variables, &view->texts);
    view->hint_texts =
        arena_alloc(&view->texts, (exercise->hints.n + 1) * sizeof *view->hint_texts);
    for (size_t i = 0; i < exercise->hints.n; i++)
        view->hint_texts[i] =
            exercise_text(exercise, exercise->hints.at[i], variables, &view->texts);
    shown_cases(exercise, view->base.lab->learner.script, &view->texts, &view->shown,
                &view->n_shown);
}

// Loads the exercise; NULL where that fails.
static struct exercise_view *open_view(struct lab *lab, const char *id, struct error *err) {
    const struct course_exercise *found = course_find_exercise(&lab->learner.course, id);
    if (!found) {
        fail(err, STATUS_COURSE, WORDS_UNKNOWN_EXERCISE, id);
        return NULL;
    }
    struct exercise_view *view = xcalloc(1, sizeof *view);
    view->base = (struct screen) { &exercise_kind, lab };
    view->asked_at = clock_now();
    view->loaded =
        exercise_load(&view->exercise, lab->learner.script, found->path, err) == STATUS_OK;
    if (view->loaded) return view;
    exercise_close(&view->base);
    return NULL;
}

struct screen *exercise_screen(struct lab *lab, const char *id, struct error *err) {
    struct exercise_view *view = open_view(lab, id, err);
    if (!view) return NULL;
    answer_init(&view->answer, &view->exercise, 0);
    fill_in_texts(view);
    view->outdated = learner_is_outdated(&lab->learner, &view->exercise);
    view->hints =
        help_levels_read(lab->learner.store, lab->learner.course.title, &view->exercise).hints;
    if (exercise_has_program(&view->exercise)) view->path = work_path(&lab->learner.course, id);
    exercise_read_program(view);
    char *draft = learner_draft(&lab->learner, id);
    if (draft) kind_of(view)->restore(&view->answer, draft);
    free(draft);
    return &view->base;
}

struct screen *card_screen(struct lab *lab, struct sitting *sitting, struct error *err) {
    const struct practice_item *item = sitting_item(sitting);
    struct exercise_view *view = open_view(lab, item->exercise, err);
    if (!view) return NULL;
    struct value *variables = arena_alloc(&view->texts, sizeof *variables);
    answer_init(&view->answer, &view->exercise, item->seed);
    view->sitting = sitting;
    if (practice_draw(&view->exercise, lab->learner.script, item->seed, &view->texts, variables,
                      err) != STATUS_OK) {
        exercise_close(&view->base);
        return NULL;
    }
    if (variables->kind == VALUE_TABLE) view->variables = variables;
    fill_in_texts(view);
    if (exercise_has_program(&view->exercise))
        view->path = work_practice_path(&lab->learner.course, item->exercise);
    exercise_read_program(view);
    return &view->base;
}
