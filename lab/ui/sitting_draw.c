// SPDX-License-Identifier: MIT
// What came of a sitting: each exercise with its sign and the day when it comes back, and what the
// learner can do next.
#include "lab/ui/sign.h"
#include "lab/ui/sitting.h"
#include "lab/ui/words.h"
#include "lab/ui/words_practice.h"

enum { SECONDS_A_DAY = 86400 };

void due_print(int64_t due, int64_t now, struct strbuf *out) {
    int64_t days = (due - practice_day(now, 0) + SECONDS_A_DAY / 2) / SECONDS_A_DAY;
    if (days <= 0)
        strbuf_puts(out, WORDS_TODAY);
    else if (days == 1)
        strbuf_puts(out, WORDS_TOMORROW);
    else if (days < 60)
        strbuf_printf(out, WORDS_IN_DAYS, (int)days);
    else if (days < 730)
        strbuf_printf(out, WORDS_IN_MONTHS, (int)((days + 15) / 30));
    else
        strbuf_printf(out, WORDS_IN_YEARS, (int)((days + 182) / 365));
}

static int put(struct grid *sheet, int row, enum style style, const char *text) {
    return row + grid_wrap(sheet, row, 0, sheet->cols, style, text);
}

static int draw_item(struct sitting *sitting, struct grid *sheet, int row, size_t i, int64_t now) {
    static const struct {
        enum sign sign;
        enum style style;
    } looks[] = {
        [SITTING_ASKED] = { SIGN_NEW, STYLE_DIM },
        [SITTING_RIGHT] = { SIGN_RIGHT, STYLE_GOOD },
        [SITTING_WRONG] = { SIGN_WRONG, STYLE_BAD },
        [SITTING_SKIPPED] = { SIGN_NEW, STYLE_DIM },
    };
    struct lab *lab = sitting->base.lab;
    enum sitting_state state = sitting->states[i];
    bool answered = state == SITTING_RIGHT || state == SITTING_WRONG;
    int when = sheet->cols >= 50 ? 16 : 0;
    struct strbuf due = { 0 };
    if (answered)
        due_print(sitting->cards[i].due, now, &due);
    else
        strbuf_puts(&due, WORDS_LEFT_OUT);
    grid_text(sheet, row, 0, 1, looks[state].style, sign_text(looks[state].sign, lab->ascii));
    grid_text(sheet, row, 2, sheet->cols - 2 - when, answered ? STYLE_TEXT : STYLE_DIM,
              learner_title(&lab->learner, sitting->items[i].exercise));
    if (when) grid_text(sheet, row, sheet->cols - when + 1, when - 1, STYLE_DIM, strbuf_text(&due));
    strbuf_release(&due);
    return row + 1;
}

static void say_head(const struct sitting *sitting, struct strbuf *head) {
    size_t right = sitting_count(sitting, SITTING_RIGHT),
           answered = right + sitting_count(sitting, SITTING_WRONG);
    if (answered == 0)
        strbuf_puts(head, sitting->n ? WORDS_NOTHING_WAS_ANSWERED : WORDS_NOTHING_IS_DUE);
    else
        strbuf_printf(head, WORDS_SO_MANY_RIGHT, right, answered);
}

// What comes next: more that is due, or when the next one is.
static void say_rest(struct sitting *sitting, int64_t now, struct strbuf *text) {
    struct practice_counts counts = learner_due(&sitting->base.lab->learner);
    if (sitting->module) {
        size_t left = sitting_count(sitting, SITTING_SKIPPED);
        strbuf_puts(text, left ? WORDS_CHECK_WHOLE " " : "");
        strbuf_puts(text, WORDS_ENTER_GOES_BACK);
        return;
    }
    if (counts.due) {
        strbuf_printf(text, WORDS_MORE_DUE, counts.due, counts.due == 1 ? WORDS_IS : WORDS_ARE);
        return;
    }
    if (counts.next_due) {
        strbuf_puts(text, sitting->n ? WORDS_NOTHING_ELSE_DUE : WORDS_THE_NEXT_CARD_COMES);
        due_print(counts.next_due, now, text);
        strbuf_puts(text, ". ");
    }
    strbuf_puts(text, WORDS_ENTER_PRACTISES_AHEAD);
}

int sitting_draw(struct sitting *sitting, struct grid *sheet, int64_t now) {
    struct strbuf head = { 0 }, rest = { 0 };
    say_head(sitting, &head);
    say_rest(sitting, now, &rest);
    int row = put(sheet, 1, STYLE_HEADING, strbuf_text(&head)) + 1;
    for (size_t i = 0; i < sitting->n; i++)
        row = draw_item(sitting, sheet, row, i, now);
    row = put(sheet, row + (sitting->n > 0), STYLE_TEXT, strbuf_text(&rest));
    strbuf_release(&head);
    strbuf_release(&rest);
    return row + 1;
}
