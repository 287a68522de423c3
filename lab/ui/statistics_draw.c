// SPDX-License-Identifier: MIT
// The statistics as a sheet: the counts, the answers by day, the mistakes in their sentences,
// the skill checks.
#include <stdio.h>

#include "lab/lesson/lesson.h"
#include "lab/ui/sign.h"
#include "lab/ui/sitting.h"
#include "lab/ui/statistics.h"
#include "lab/ui/words_practice.h"

enum { FIGURE_ROWS = 11, NARROW_COLS = 60, TIMES_COLS = 8 };

struct writing {
    const struct statistics *statistics;
    struct learner *learner;
    struct grid *sheet;
    const struct statistics_look *look;
    int row;
};

static void put(struct writing *w, enum style style, const char *text) {
    w->row += grid_wrap(w->sheet, w->row, 0, w->sheet->cols, style, text);
}

void statistics_say_counts(const struct practice_counts *counts, int64_t now, struct strbuf *out) {
    if (!counts->cards) {
        strbuf_puts(out, WORDS_NOTHING_ANSWERED_YET);
        return;
    }
    strbuf_printf(out, WORDS_COUNT_DUE, counts->due);
    if (counts->mistakes) strbuf_printf(out, WORDS_COUNT_MISSED, counts->mistakes);
    strbuf_puts(out, ". ");
    if (!counts->due && counts->next_due) {
        strbuf_puts(out, WORDS_NEXT_ONE_COMES);
        due_print(counts->next_due, now, out);
        strbuf_puts(out, ". ");
    }
    strbuf_printf(out, WORDS_COUNT_LEARNED, counts->learned, counts->cards, PRACTICE_LEARNED_DAYS);
}

static void put_counts(struct writing *w) {
    struct strbuf text = { 0 };
    statistics_say_counts(&w->statistics->counts, w->look->now, &text);
    put(w, STYLE_TEXT, strbuf_text(&text));
    w->row++;
    strbuf_release(&text);
}

static void put_figure(struct writing *w, const struct figure *figure, int rows) {
    const struct figure_look look = { w->look->glyphs, .legend = true, .title = true };
    if (!figure->n_series) return;
    figure_draw(figure, w->sheet, w->row, 0, rows, w->sheet->cols, &look);
    w->row += rows + 1;
}

// "━━━━━━──────  3 times  Its exercise", and below it the sentence.
static void put_mistake(struct writing *w, const struct made_mistake *mistake, int most) {
    bool narrow = w->sheet->cols < NARROW_COLS;
    int bar = narrow ? 6 : 12, col = bar + 2;
    char times[32];
    snprintf(times, sizeof times, mistake->times == 1 ? WORDS_ONCE : WORDS_SO_MANY_TIMES,
             mistake->times);
    draw_progress(w->sheet, w->row, 0, bar, w->look->ascii, (double)mistake->times / most);
    grid_printf(w->sheet, w->row, col, TIMES_COLS, STYLE_TEXT, "%*s", TIMES_COLS, times);
    col += TIMES_COLS + 2;
    grid_text(w->sheet, w->row++, col, w->sheet->cols - col, STYLE_STRONG,
              learner_title(w->learner, mistake->exercise));
    int rows =
        markdown_draw(w->sheet, w->row, 2, w->sheet->cols - 2, w->look->ascii, mistake->says);
    w->row += rows > 0 ? rows : 1;
}

// The one made most often comes first.
static void put_mistakes(struct writing *w) {
    const struct made_mistake *mistakes = w->statistics->mistakes;
    if (!w->statistics->n_mistakes) return;
    put(w, STYLE_HEADING, w->statistics->by_mistake.title);
    for (size_t i = 0; i < w->statistics->n_mistakes; i++)
        put_mistake(w, &mistakes[i], mistakes[0].times);
    w->row++;
}

static void put_checks(struct writing *w) {
    const struct course *course = &w->learner->course;
    bool any = false;
    for (size_t m = 0; m < course->n_modules; m++) {
        struct skill_check check;
        if (!store_best_check(w->learner->store, course->title, course->modules[m].id, &check))
            continue;
        if (!any) put(w, STYLE_HEADING, WORDS_SKILL_CHECKS);
        any = true;
        bool passed = check.correct == check.asked;
        grid_text(w->sheet, w->row, 0, 1, passed ? STYLE_GOOD : STYLE_WARN,
                  sign_text(passed ? SIGN_PASSED : SIGN_TRIED, w->look->ascii));
        int col = 3 + grid_printf(w->sheet, w->row, 3, 10, STYLE_STRONG, WORDS_CHECK_RESULT,
                                  check.correct, check.asked);
        grid_text(w->sheet, w->row++, col + 2, w->sheet->cols - col - 2, STYLE_TEXT,
                  course->modules[m].title);
    }
    w->row += any;
}

int statistics_draw(const struct statistics *statistics, struct learner *learner,
                    struct grid *sheet, const struct statistics_look *look) {
    struct writing w = { statistics, learner, sheet, look, 0 };
    put(&w, STYLE_HEADING, WORDS_YOUR_PRACTICE);
    put_counts(&w);
    put_figure(&w, &statistics->by_day, FIGURE_ROWS);
    put_mistakes(&w);
    put_checks(&w);
    return w.row;
}
