// SPDX-License-Identifier: MIT
// The first lines of home. Each names its key, what it does, and where it leads; a line that leads
// nowhere is left out.
#include "lab/ui/home.h"

#include <stdlib.h>
#include <string.h>

#include "lab/base/memory.h"
#include "lab/ui/sign.h"
#include "lab/ui/words.h"
#include "lab/ui/words_home.h"

enum { ROWS_LEAST = 8, ROWS_AIRY = 14, KEY_COLS = 3, WORD_COLS = 11, NARROW_COLS = 60 };
static const double stale_seconds = 1;

// From the lesson of the reading on, then from the beginning.
static void find_next(struct home *home, struct learner *learner) {
    const struct course *course = &learner->course;
    size_t first = home->place.lesson ? home->place.lesson->number : 0;
    home->next_exercise = NULL;
    for (size_t i = 0; i < course->n_lessons && !home->next_exercise; i++) {
        const struct course_lesson *lesson = course->lessons[(first + i) % course->n_lessons];
        const struct text_list *ids = learner_exercises(learner, lesson);
        for (size_t k = 0; k < ids->n && !home->next_exercise; k++)
            if (learner_mark(learner, ids->at[k]) != MARK_PASSED) {
                home->next_exercise = ids->at[k];
                home->next_lesson = lesson;
            }
    }
}

void home_refresh(struct home *home, struct lab *lab) {
    struct learner *learner = &lab->learner;
    struct place place = learner_place(learner);
    bool same = home->known && home->passed == learner->passed &&
                home->place.lesson == place.lesson && clock_now() < home->when + stale_seconds;
    if (same) return;
    home->known = true;
    home->when = clock_now();
    home->passed = learner->passed;
    home->place = place;
    find_next(home, learner);
    home->due = learner_due(learner);
}

struct writing {
    struct lab *lab;
    struct grid *grid;
    const struct area *area;
    int row;
};

// " c  continue   Clip or cover · Post-training quantization"
static void put_line(struct writing *w, const char *key, const char *word, const char *what,
                     const char *where) {
    int col = w->area->col + 1, end = w->area->col + w->area->cols - 1;
    grid_text(w->grid, w->row, col, KEY_COLS, STYLE_KEY, key);
    col += KEY_COLS;
    grid_text(w->grid, w->row, col, WORD_COLS - 1, STYLE_TEXT, word);
    col += WORD_COLS;
    col += grid_text(w->grid, w->row, col, end - col, STYLE_STRONG, what);
    if (*where && col + 8 < end && w->area->cols >= NARROW_COLS)
        grid_printf(w->grid, w->row, col, end - col, STYLE_DIM, " %s %s",
                    sign_text(SIGN_DOT, w->lab->ascii), where);
    w->row++;
}

static void put_due(struct writing *w, const struct practice_counts *due) {
    if (!due->due || !action_find(&w->lab->config->keys, 'P', IN_MAP)) return;
    char *what = xprintf(WORDS_DUE, due->due);
    char *mistakes = due->mistakes ? xprintf(WORDS_DUE_MISTAKES, due->mistakes) : xstrdup("");
    put_line(w, "P", WORDS_PRACTICE, what, mistakes);
    free(what);
    free(mistakes);
}

static void put_welcome(struct writing *w) {
    static const struct {
        const char *key, *what;
    } keys[] = { { WORDS_KEY_ENTER, WORDS_ENTER },
                 { WORDS_KEY_ESC, WORDS_ESC },
                 { WORDS_KEY_TAB, WORDS_TAB } };
    bool narrow = w->area->cols < NARROW_COLS;
    int col = w->area->col + 1, cols = w->area->cols - 2;
    w->row += grid_wrap(w->grid, w->row, col, cols, STYLE_TEXT,
                        narrow ? WORDS_WELCOME_NARROW : WORDS_WELCOME_WIDE);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (narrow && i == 2) break;
        col += grid_text(w->grid, w->row, col, cols, STYLE_KEY, keys[i].key) + 1;
        col += grid_text(w->grid, w->row, col, w->area->col + w->area->cols - col, STYLE_DIM,
                         keys[i].what) +
               3;
    }
    w->row++;
}

int home_draw(const struct home *home, struct lab *lab, struct grid *grid,
              const struct area *area) {
    struct writing w = { lab, grid, area, area->row };
    if (area->rows < ROWS_LEAST) return 0;
    w.row += area->rows >= ROWS_AIRY;
    if (!home->place.lesson) {
        put_welcome(&w);
        put_due(&w, &home->due);
        return w.row + 1 - area->row;
    }
    put_line(&w, "c", WORDS_CONTINUE, home->place.lesson->title, home->place.lesson->module->title);
    put_due(&w, &home->due);
    if (home->next_exercise)
        put_line(&w, "x", WORDS_NEXT, learner_title(&lab->learner, home->next_exercise),
                 home->next_lesson != home->place.lesson ? home->next_lesson->title : "");
    else if (lab->learner.course.n_exercises && area->rows >= ROWS_AIRY)
        put_line(&w, "", "", WORDS_ALL_SOLVED, "");
    return w.row + 1 - area->row;
}
