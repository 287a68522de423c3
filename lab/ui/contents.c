// SPDX-License-Identifier: MIT
// The contents of a lesson and the pages of the course, as lists to choose from.
#include <stdlib.h>

#include "lab/base/memory.h"
#include "lab/ui/list_screen.h"
#include "lab/ui/reader.h"
#include "lab/ui/words.h"
#include "lab/ui/words_reading.h"

static const struct embed *embed_of(const struct reader *reader, size_t block) {
    for (size_t i = 0; i < reader->n_embeds; i++)
        if (reader->embeds[i].block == block) return &reader->embeds[i];
    return NULL;
}

// The line of a block; false where it has none.
static bool read_item(struct reader *reader, size_t i, struct list_item *item) {
    struct learner *learner = &reader->base.lab->learner;
    const struct lesson_block *block = &reader->lesson.blocks[i];
    const struct embed *embed = embed_of(reader, i);
    *item = (struct list_item) { .detail = "", .style = STYLE_TEXT, .sign = SIGNS, .indent = 1 };
    item->place = (struct place) { .lesson = reader->at, .block = i };
    switch (block->kind) {
    case BLOCK_HEADING:
        item->text = block->text;
        item->style = STYLE_HEADING;
        item->indent = block->level > 2 ? block->level - 2 : 0;
        return true;
    case BLOCK_FIGURE:
        item->sign = SIGN_FIGURE;
        item->text = embed->figure.figure ? embed->figure.figure->title : block->name;
        item->detail = WORDS_FIGURE;
        return true;
    case BLOCK_QUIZ:
        item->sign = SIGN_BULLET;
        item->text = WORDS_QUICK_CHECK;
        return true;
    case BLOCK_EXERCISE:
        item->sign = sign_of_exercise(learner, block->name);
        item->text = learner_title(learner, block->name);
        item->detail = WORDS_EXERCISE;
        return true;
    default:
        return false;
    }
}

struct screen *contents_screen(struct reader *reader) {
    struct list_item *items = xcalloc(reader->lesson.n + 1, sizeof *items);
    struct place here = reader_place(reader);
    size_t n = 1, chosen = 0;
    items[0] = (struct list_item) { .text = reader->at->title,
                                    .detail = "",
                                    .style = STYLE_STRONG,
                                    .sign = SIGNS,
                                    .place = { .lesson = reader->at } };
    for (size_t i = 0; i < reader->lesson.n; i++)
        if (read_item(reader, i, &items[n])) {
            if (i <= here.block && here.block) chosen = n;
            n++;
        }
    struct screen *screen = list_screen(reader->base.lab, WORDS_CONTENTS, items, n, chosen);
    free(items);
    return screen;
}

struct screen *pages_screen(struct lab *lab) {
    const struct course_module *pages = &lab->learner.course.pages;
    struct list_item *items = xcalloc(pages->n + 1, sizeof *items);
    for (size_t i = 0; i < pages->n; i++)
        items[i] = (struct list_item) { .text = pages->lessons[i].title,
                                        .detail = "",
                                        .style = STYLE_TEXT,
                                        .sign = SIGNS,
                                        .place = { .lesson = &pages->lessons[i] } };
    struct screen *screen = pages->n ? list_screen(lab, WORDS_PAGES, items, pages->n, 0) : NULL;
    if (!screen) lab_say(lab, STYLE_DIM, WORDS_NO_PAGES);
    free(items);
    return screen;
}
