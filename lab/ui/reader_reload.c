// SPDX-License-Identifier: MIT
// A lesson that was saved while it is open: read anew, with the reader where it was, the figures at
// the values they had, and the quick checks as they were answered.
#include <string.h>

#include "lab/lesson/inline.h"
#include "lab/ui/reader.h"

// --- the place: the block that was on top, found again by its text ---

static bool same_text(const char *a, const char *b) {
    return strcmp(a ? a : "", b ? b : "") == 0;
}

static bool same_block(const struct lesson_block *a, const struct lesson_block *b) {
    if (a->kind != b->kind || a->n_runs != b->n_runs || !same_text(a->name, b->name)) return false;
    for (size_t i = 0; i < a->n_runs; i++)
        if (!same_text(a->runs[i].text, b->runs[i].text)) return false;
    return same_text(a->text, b->text);
}

// The block of `fresh` that is the old block, the nearest where there are several; -1: none is.
static long find_block(const struct lesson *fresh, const struct lesson *old, size_t block) {
    long at = (long)block, most = (long)(fresh->n > old->n ? fresh->n : old->n);
    for (long away = 0; away <= most; away++)
        for (long sign = -1; sign <= 1; sign += 2) {
            long i = at + sign * away;
            if (i >= 0 && i < (long)fresh->n && same_block(&fresh->blocks[i], &old->blocks[block]))
                return i;
        }
    return -1;
}

// Where the block itself was changed, it follows the last one before it that was not.
static size_t moved_block(const struct lesson *fresh, const struct lesson *old, size_t block) {
    for (size_t back = 0; block < old->n && back <= block; back++) {
        long found = find_block(fresh, old, block - back);
        size_t moved = (size_t)found + back;
        if (found >= 0) return moved < fresh->n ? moved : fresh->n - 1;
    }
    return block < fresh->n ? block : 0;
}

// --- sliders, also while a figure cannot be read ---

static const char *embed_name(const struct reader *reader, const struct embed *embed) {
    return reader->lesson.blocks[embed->block].name;
}

static void move_sliders(struct reader *fresh, struct reader *old) {
    reader_keep_sliders(old);
    kept_sliders_release(&fresh->kept);
    fresh->kept = old->kept;
    old->kept = (struct kept_sliders) { 0 };
    for (size_t i = 0; i < fresh->n_embeds; i++)
        if (fresh->embeds[i].figure.figure)
            kept_sliders_give(&fresh->kept, fresh->embeds[i].figure.figure,
                              fresh->embeds[i].figure.indices);
}

// --- quick checks and the focus ---

static struct embed *find_embed(struct reader *fresh, const struct reader *old,
                                const struct embed *embed) {
    for (size_t i = 0; i < fresh->n_embeds; i++)
        if (same_block(&fresh->lesson.blocks[fresh->embeds[i].block],
                       &old->lesson.blocks[embed->block]))
            return &fresh->embeds[i];
    return NULL;
}

static void move_quizzes(struct reader *fresh, const struct reader *old) {
    for (size_t i = 0; i < old->n_embeds; i++) {
        const struct quiz_view *from = &old->embeds[i].quiz;
        if (old->embeds[i].kind != BLOCK_QUIZ) continue;
        struct embed *to = find_embed(fresh, old, &old->embeds[i]);
        if (to && to->quiz.n == from->n && from->n)
            memcpy(to->quiz.states, from->states, from->n * sizeof *from->states);
    }
}

// Figures and exercises are known by their names, whatever was changed in them.
static bool is_target(const struct reader *fresh, const struct target *target,
                      const struct reader *old, const struct target *focus) {
    if (target->kind != focus->kind || target->part != focus->part) return false;
    if (target->kind != TARGET_FIGURE && target->kind != TARGET_CARD)
        return target->embed == focus->embed;
    return strcmp(embed_name(fresh, &fresh->embeds[target->embed]),
                  embed_name(old, &old->embeds[focus->embed])) == 0;
}

static void move_focus(struct reader *fresh, const struct reader *old) {
    const struct target *focus = reader_focus(old);
    if (!old->laid_out || !focus) return;
    reader_lay_out(fresh, &old->area);
    for (size_t i = 0; i < fresh->n_targets; i++)
        if (is_target(fresh, &fresh->targets[i], old, focus)) fresh->focus = (long)i;
    if (fresh->focus >= 0 && focus->kind == TARGET_FIGURE) {
        struct figure_view *view = &fresh->embeds[fresh->targets[fresh->focus].embed].figure;
        size_t slider = old->embeds[focus->embed].figure.slider;
        if (view->figure && slider < view->figure->n_sliders) view->slider = slider;
    }
}

struct screen *reader_reload(struct screen *screen, struct error *err) {
    struct reader *old = (struct reader *)screen;
    struct place place = reader_place(old);
    struct reader *fresh = reader_open(screen->lab, &place, err);
    if (!fresh) return NULL;
    fresh->place.block = moved_block(&fresh->lesson, &old->lesson, place.block);
    move_sliders(fresh, old);
    move_quizzes(fresh, old);
    move_focus(fresh, old);
    return &fresh->base;
}

// The title, the number of exercises and the lesson that comes next may be others.
bool reader_follow(struct screen *screen, const struct course *former) {
    struct reader *reader = (struct reader *)screen;
    const struct course_lesson *now =
        course_find_reading(&screen->lab->learner.course, reader->at->id);
    (void)former;
    if (!now) return false;
    reader->at = reader->place.lesson = now;
    reader_lay_out_again(reader);
    return true;
}

const char *reader_file(const struct screen *screen) {
    return ((const struct reader *)screen)->lesson.path;
}
