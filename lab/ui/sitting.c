// SPDX-License-Identifier: MIT
// A sitting's screen: which exercise is asked next, and what the keys do at its end.
#include "lab/ui/sitting.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "lab/base/memory.h"
#include "lab/ui/sign.h"
#include "lab/ui/skill_check.h"
#include "lab/ui/words.h"
#include "lab/ui/words_practice.h"

static struct sitting *sitting_of(const struct screen *screen) {
    return (struct sitting *)screen;
}

static int64_t now(void) {
    return (int64_t)time(NULL);
}

const struct practice_item *sitting_item(const struct sitting *sitting) {
    return &sitting->items[sitting->at];
}

size_t sitting_count(const struct sitting *sitting, enum sitting_state state) {
    size_t n = 0;
    for (size_t i = 0; i < sitting->n; i++)
        n += sitting->states[i] == state;
    return n;
}

void sitting_answered(struct sitting *sitting, bool right, const struct card *after) {
    sitting->states[sitting->at] = right ? SITTING_RIGHT : SITTING_WRONG;
    sitting->cards[sitting->at] = *after;
}

// A skill check counts when every exercise was answered.
static void note_check(struct sitting *sitting) {
    struct lab *lab = sitting->base.lab;
    struct error err = { 0 };
    size_t answered = sitting_count(sitting, SITTING_RIGHT) + sitting_count(sitting, SITTING_WRONG);
    if (!sitting->module || sitting->told || answered < sitting->n) return;
    const struct skill_check check = { (int)sitting_count(sitting, SITTING_RIGHT), (int)sitting->n,
                                       now() };
    sitting->told = true;
    if (store_add_check(lab->learner.store, lab->learner.course.title, sitting->module->id, &check,
                        &err) != STATUS_OK)
        lab_say(lab, STYLE_WARN, "%s", err.text);
}

static void ask(struct sitting *sitting) {
    struct lab *lab = sitting->base.lab;
    struct error err = { 0 };
    while (sitting->at < sitting->n) {
        struct screen *card = card_screen(lab, sitting, &err);
        if (card) {
            lab_push(lab, card);
            return;
        }
        lab_say(lab, STYLE_BAD, "%s", err.text);
        sitting->states[sitting->at++] = SITTING_SKIPPED;
    }
    note_check(sitting);
}

void sitting_next(struct sitting *sitting) {
    if (sitting->states[sitting->at] == SITTING_ASKED)
        sitting->states[sitting->at] = SITTING_SKIPPED;
    sitting->at++;
    lab_pop(sitting->base.lab);
    ask(sitting);
}

void sitting_end(struct sitting *sitting) {
    for (size_t i = sitting->at; i < sitting->n; i++)
        if (sitting->states[i] == SITTING_ASKED) sitting->states[i] = SITTING_SKIPPED;
    sitting->at = sitting->n;
    lab_pop(sitting->base.lab);
    note_check(sitting);
}

void sitting_begin(struct lab *lab, struct screen *screen) {
    if (!screen) return;
    lab_push(lab, screen);
    ask(sitting_of(screen));
}

static void choose_practice(struct sitting *sitting, bool ahead) {
    struct learner *learner = &sitting->base.lab->learner;
    memset(sitting->states, 0, sizeof sitting->states);
    arena_release(&sitting->arena);
    sitting->at = 0;
    sitting->n = practice_sitting(learner->store, &learner->course, learner->script, now(),
                                  SITTING_MAX, ahead, &sitting->arena, &sitting->items);
}

static void choose_check(struct sitting *sitting) {
    sitting->n = skill_check_choose(&sitting->base.lab->learner, sitting->module, sitting->begun,
                                    &sitting->arena, &sitting->items);
}

static place_set sitting_where(const struct screen *screen) {
    (void)screen;
    return IN_SITTING;
}

static void sitting_title(struct screen *screen, struct strbuf *left, struct strbuf *right) {
    const struct sitting *sitting = sitting_of(screen);
    const char *into = sign_text(SIGN_INTO, screen->lab->ascii);
    if (sitting->module)
        strbuf_printf(left, WORDS_CHECK_OF, into, sitting->module->title);
    else
        strbuf_puts(left, WORDS_PRACTICE_TITLE);
    size_t right_ones = sitting_count(sitting, SITTING_RIGHT),
           answered = right_ones + sitting_count(sitting, SITTING_WRONG);
    if (answered) strbuf_printf(right, WORDS_SO_MANY_RIGHT, right_ones, answered);
}

static void sitting_draw_screen(struct screen *screen, struct grid *grid, const struct area *area) {
    struct sitting *sitting = sitting_of(screen);
    struct grid sheet;
    int margin = area->cols >= 60 ? 2 : area->cols >= 12, cols = area->cols - 2 * margin;
    grid_init(&sheet, 0, cols < 76 ? cols : 76);
    int rows = sitting_draw(sitting, &sheet, now());
    scroll_fit(&sitting->scroll, rows, area->rows);
    grid_blit(grid, area->row, area->col + margin, &sheet, sitting->scroll.top, area->rows);
    grid_release(&sheet);
}

static void more(struct sitting *sitting) {
    struct practice_counts counts = learner_due(&sitting->base.lab->learner);
    if (sitting->module) {
        lab_pop(sitting->base.lab);
        return;
    }
    choose_practice(sitting, counts.due == 0);
    ask(sitting);
}

static bool sitting_act(struct screen *screen, enum action action, const struct key *key) {
    struct sitting *sitting = sitting_of(screen);
    (void)key;
    switch (action) {
    case ACT_OPEN:
        more(sitting);
        return true;
    case ACT_BACK:
        lab_pop(screen->lab);
        return true;
    case ACT_MAP:
        lab_pop_to_map(screen->lab);
        return true;
    default:
        return scroll_act(&sitting->scroll, action);
    }
}

static void sitting_close(struct screen *screen) {
    struct sitting *sitting = sitting_of(screen);
    arena_release(&sitting->arena);
    free(sitting);
}

static const struct screen_kind sitting_kind = {
    .name = "sitting",
    .where = sitting_where,
    .title = sitting_title,
    .draw = sitting_draw_screen,
    .act = sitting_act,
    .close = sitting_close,
};

static struct sitting *new_sitting(struct lab *lab, const struct course_module *module) {
    struct sitting *sitting = xcalloc(1, sizeof *sitting);
    sitting->base = (struct screen) { &sitting_kind, lab };
    sitting->module = module;
    sitting->begun = now();
    return sitting;
}

struct screen *practice_screen(struct lab *lab) {
    if (learner_due(&lab->learner).cards == 0) {
        lab_say(lab, STYLE_TEXT, WORDS_NO_PRACTICE_YET);
        return NULL;
    }
    struct sitting *sitting = new_sitting(lab, NULL);
    choose_practice(sitting, false);
    return &sitting->base;
}

struct screen *check_screen(struct lab *lab, const struct course_module *module) {
    struct sitting *sitting = new_sitting(lab, module);
    choose_check(sitting);
    if (sitting->n) return &sitting->base;
    lab_say(lab, STYLE_TEXT, WORDS_CHECK_NONE, module->title);
    sitting_close(&sitting->base);
    return NULL;
}
