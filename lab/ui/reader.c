// SPDX-License-Identifier: MIT
// The reader: a lesson that scrolls, with figures, quick checks and exercises in place. Tab gives
// one of them the keys, Esc gives the keys back to the page.
#include "lab/ui/reader.h"

#include <stdlib.h>
#include <string.h>

#include "lab/base/memory.h"
#include "lab/ui/sign.h"
#include "lab/ui/words.h"
#include "lab/ui/words_reading.h"

static struct reader *reader_of(const struct screen *screen) {
    return (struct reader *)screen;
}

static place_set reader_where(const struct screen *screen) {
    static const unsigned at[] = {
        [TARGET_FIGURE] = ON_FIGURE, [TARGET_QUIZ] = ON_QUIZ, [TARGET_CARD] = ON_LINK,
        [TARGET_LINK] = ON_LINK,     [TARGET_NEXT] = ON_LINK,
    };
    const struct reader *reader = reader_of(screen);
    const struct target *focus = reader_focus(reader);
    place_set where = IN_READER | (reader->at->page ? ON_PAGE : 0);
    if (!focus) return where;
    if (reader_waits(reader)) return where | ON_GUESS | IN_TYPING;
    where |= at[focus->kind];
    if (focus->kind == TARGET_FIGURE)
        where |= figure_view_where(&reader->embeds[focus->embed].figure);
    return where;
}

static void reader_title(struct screen *screen, struct strbuf *left, struct strbuf *right) {
    struct reader *reader = reader_of(screen);
    struct lab *lab = screen->lab;
    const struct text_list *ids = learner_exercises(&lab->learner, reader->at);
    int seen = reader->scroll.top + reader->scroll.window,
        rows = reader->scroll.rows > 0 ? reader->scroll.rows : 1;
    if (ids->n && lab->grid.cols >= 60)
        strbuf_printf(right, WORDS_LESSON_SOLVED, learner_passed(&lab->learner, reader->at), ids->n,
                      sign_text(SIGN_DOT, lab->ascii));
    strbuf_printf(right, "%3d%%", seen >= rows ? 100 : seen * 100 / rows);
    int whole = text_width(reader->at->module->title) + text_width(reader->at->title) + 3;
    if (whole + (int)right->size + 4 <= lab->grid.cols)
        strbuf_printf(left, "%s %s ", reader->at->module->title, sign_text(SIGN_INTO, lab->ascii));
    strbuf_puts(left, reader->at->title);
}

static void reader_draw_screen(struct screen *screen, struct grid *grid, const struct area *area) {
    reader_draw(reader_of(screen), grid, area);
}

void reader_keep_sliders(struct reader *reader) {
    for (size_t i = 0; i < reader->n_embeds; i++)
        if (reader->embeds[i].figure.figure)
            kept_sliders_take(&reader->kept, reader->embeds[i].figure.figure,
                              reader->embeds[i].figure.indices);
}

static void reader_save(struct screen *screen) {
    struct reader *reader = reader_of(screen);
    struct place place = reader_place(reader);
    struct strbuf sliders = { 0 };
    learner_put_place(&screen->lab->learner, &place);
    reader_keep_sliders(reader);
    kept_sliders_write(&reader->kept, &sliders);
    if (strcmp(strbuf_text(&sliders), reader->kept_put) != 0) {
        learner_put_sliders(&screen->lab->learner, reader->at->id, strbuf_text(&sliders));
        free(reader->kept_put);
        reader->kept_put = xstrdup(strbuf_text(&sliders));
    }
    strbuf_release(&sliders);
}

static void reader_visit(const struct screen *screen, struct visit *visit) {
    visit->place = reader_place(reader_of(screen));
}

static void reader_close(struct screen *screen) {
    struct reader *reader = reader_of(screen);
    reader_release_page(reader);
    kept_sliders_release(&reader->kept);
    free(reader->kept_put);
    for (size_t i = 0; i < reader->n_embeds; i++) {
        if (reader->embeds[i].kind == BLOCK_FIGURE) figure_view_release(&reader->embeds[i].figure);
        prediction_release(&reader->embeds[i].prediction);
        if (reader->embeds[i].kind == BLOCK_QUIZ) quiz_view_release(&reader->embeds[i].quiz);
    }
    lesson_release(&reader->lesson);
    free(reader->embeds);
    free(reader->targets);
    free(reader);
}

static const struct screen_kind reader_kind = {
    .name = "reader",
    .where = reader_where,
    .title = reader_title,
    .draw = reader_draw_screen,
    .type = reader_type,
    .act = reader_act,
    .save = reader_save,
    .file = reader_file,
    .reload = reader_reload,
    .follow = reader_follow,
    .visit = reader_visit,
    .close = reader_close,
};

static void job_changed(void *owner) {
    struct reader *reader = owner;
    for (size_t i = 0; i < reader->n_embeds; i++)
        if (reader->embeds[i].kind == BLOCK_FIGURE) figure_view_changed(&reader->embeds[i].figure);
    reader->base.lab->stale = true;
}

static void host_job(struct reader *reader, struct embed *embed,
                     const struct lesson_block *source) {
    struct learner *learner = &reader->base.lab->learner;
    struct job_host host = { .loop = learner->loop,
                             .results = learner_results(learner),
                             .course = learner->course.folder,
                             .lesson = reader->at->id,
                             .source = source->text,
                             .calm = reader->base.lab->config->reduced_motion,
                             .changed = job_changed,
                             .owner = reader };
    figure_view_host(&embed->figure, &host);
}

static void open_embed(struct reader *reader, size_t block) {
    const struct lesson_block *source = &reader->lesson.blocks[block];
    struct script *script = reader->base.lab->learner.script;
    struct embed *embed = &reader->embeds[reader->n_embeds++];
    *embed = (struct embed) { .kind = source->kind, .block = block, .exercise = source->name };
    if (source->kind == BLOCK_FIGURE) {
        figure_view_open(&embed->figure, script, reader->lesson.path, source);
        if (embed->figure.figure &&
            kept_sliders_give(&reader->kept, embed->figure.figure, embed->figure.indices))
            reader->sliders_moved = true;
        host_job(reader, embed, source);
        prediction_open(&embed->prediction, &reader->base.lab->learner, reader->at->id,
                        embed->figure.figure, reader->base.lab->config->predict);
        embed->figure.guess = embed->prediction.guess;
    }
    if (source->kind == BLOCK_QUIZ)
        quiz_view_open(&embed->quiz, script, reader->lesson.path, source, reader->at->id);
}

// The place by its block, where it was given by a line.
static struct place resolved(const struct reader *reader, const struct place *place) {
    struct place to = *place;
    if (!to.line) return to;
    to.block = 0;
    to.offset = to.line = 0;
    for (size_t i = 0; i < reader->lesson.n; i++)
        if (reader->lesson.blocks[i].line <= place->line) to.block = i;
    return to;
}

bool reader_show_place(struct screen *screen, const struct place *place) {
    struct reader *reader = reader_of(screen);
    if (screen->kind != &reader_kind || reader->at != place->lesson) return false;
    reader->place = resolved(reader, place);
    reader->moved = true;
    reader->area.cols = -1;
    reader->focus = -1;
    reader->marked.n = 0;
    return true;
}

void reader_show_exercise(struct screen *screen, const char *exercise) {
    if (screen->kind != &reader_kind) return;
    struct reader *reader = reader_of(screen);
    for (size_t i = 0; i < reader->n_embeds; i++) {
        const struct embed *embed = &reader->embeds[i];
        if (embed->kind != BLOCK_EXERCISE || strcmp(embed->exercise, exercise) != 0) continue;
        reader->place = (struct place) { .lesson = reader->at, .block = embed->block };
        reader->moved = true;
        reader->area.cols = -1;
        reader->wanted = embed;
        return;
    }
}

void reader_text_area(const struct screen *screen, const struct area *area, struct area *text) {
    if (screen->kind != &reader_kind) return;
    const struct reader *reader = reader_of(screen);
    text->col = area->col + reader->columns.text_col;
    text->cols = reader->columns.text_cols;
}

const struct figure_view *reader_present_figure(const struct screen *screen) {
    return screen->kind == &reader_kind ? reader_present(reader_of(screen)) : NULL;
}

struct figure_view *reader_pictured(const struct screen *screen, unsigned picture) {
    const struct reader *reader =
        screen->kind == &reader_kind ? (const struct reader *)screen : NULL;
    for (size_t i = 0; reader && i < reader->n_embeds; i++)
        if (reader->embeds[i].kind == BLOCK_FIGURE && reader->embeds[i].figure.picture == picture)
            return &reader->embeds[i].figure;
    return NULL;
}

void reader_mark_words(struct screen *screen, const struct search_words *words) {
    if (screen->kind != &reader_kind) return;
    struct reader *reader = reader_of(screen);
    const struct embed *veil = reader_veil_of(reader, reader->place.block);
    reader->marked = *words;
    reader->show_marked = !veil;
    if (!veil) return;
    reader->place = (struct place) { .lesson = reader->at, .block = veil->block };
    reader->wanted = veil;
    lab_say(screen->lab, STYLE_DIM, WORDS_FOUND_VEILED);
}

struct reader *reader_open(struct lab *lab, const struct place *place, struct error *err) {
    struct reader *reader = xcalloc(1, sizeof *reader);
    reader->base = (struct screen) { &reader_kind, lab };
    reader->at = place->lesson;
    reader->focus = -1;
    if (course_read_lesson(&lab->learner.course, place->lesson, &reader->lesson, err) !=
        STATUS_OK) {
        free(reader);
        return NULL;
    }
    reader->embeds = xcalloc(reader->lesson.n + 1, sizeof *reader->embeds);
    reader->kept_put = learner_sliders(&lab->learner, place->lesson->id);
    kept_sliders_read(&reader->kept, reader->kept_put);
    for (size_t i = 0; i < reader->lesson.n; i++)
        if (reader->lesson.blocks[i].kind >= BLOCK_FIGURE) open_embed(reader, i);
    reader->place = resolved(reader, place);
    if (!place->lesson->page) lab->reading = place->lesson;
    return reader;
}

struct screen *reader_screen(struct lab *lab, const struct place *place, struct error *err) {
    struct reader *reader = reader_open(lab, place, err);
    if (!reader) return NULL;
    if (reader->sliders_moved) lab_say(lab, STYLE_DIM, WORDS_SLIDERS_KEPT);
    return &reader->base;
}
