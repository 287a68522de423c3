// SPDX-License-Identifier: MIT
// What has the keys on a page, and how Tab and the marks move over it.
#include "lab/ui/reader.h"
#include "lab/ui/words_reading.h"

const struct target *reader_focus(const struct reader *reader) {
    return reader->focus >= 0 && (size_t)reader->focus < reader->n_targets
               ? &reader->targets[reader->focus]
               : NULL;
}

struct embed *reader_focused_embed(const struct reader *reader) {
    const struct target *focus = reader_focus(reader);
    return focus && focus->kind <= TARGET_CARD ? &reader->embeds[focus->embed] : NULL;
}

bool reader_waits(const struct reader *reader) {
    const struct embed *embed = reader_focused_embed(reader);
    return embed && embed->kind == BLOCK_FIGURE && embed->prediction.waiting;
}

enum { GUESS_ROWS = 7, TYPED_ROWS = 3 };

// What of a target must be seen: of a figure the plot and its sliders, which a layout makes fit;
// the guess above and the notice below may be out of sight.
static void show_target(struct reader *reader, const struct target *target) {
    int row = target->row, rows = target->rows, window = reader->scroll.window;
    const struct embed *embed = &reader->embeds[target->embed];
    if (target->kind == TARGET_FIGURE && embed->prediction.waiting) {
        int question = row - embed->row; // above the line to type, which stands at the top
        if (question + TYPED_ROWS > window) question = 0;
        row -= question;
        rows = question + (rows < GUESS_ROWS ? rows : GUESS_ROWS);
        if (rows > window) rows = window;
    }
    if (target->kind == TARGET_FIGURE && rows > window) {
        rows -= embed->figure.notice_rows;
        if (rows > window) row += rows - window, rows = window;
    }
    int air = rows + 2 <= window; // a line of its surroundings above and below
    scroll_show(&reader->scroll, row > air ? row - air : row, rows + 2 * air);
}

void reader_set_focus(struct reader *reader, long target) {
    if (target < 0 || (size_t)target >= reader->n_targets) target = -1;
    if (target != reader->focus && reader_focused_embed(reader))
        reader_focused_embed(reader)->figure.n_typed = 0;
    reader->focus = target;
    if (target >= 0) show_target(reader, &reader->targets[target]);
}

bool reader_focus_is_seen(const struct reader *reader) {
    const struct target *focus = reader_focus(reader);
    if (!focus) return false;
    if (focus->kind == TARGET_FIGURE && reader->columns.pane_cols) return true;
    int top = reader->scroll.top;
    return focus->row < top + reader->scroll.window && focus->row + focus->rows > top;
}

// From the focus on, or from what the window shows.
void reader_move_focus(struct reader *reader, int direction) {
    long n = (long)reader->n_targets, next = -1;
    if (reader->focus >= 0) {
        next = reader->focus + direction;
    } else if (direction > 0) {
        for (next = 0; next < n && reader->targets[next].row < reader->scroll.top; next++)
            continue;
    } else {
        for (next = n - 1;
             next >= 0 && reader->targets[next].row >= reader->scroll.top + reader->scroll.window;
             next--)
            continue;
    }
    while (next >= 0 && next < n && reader->targets[next].away)
        next += direction;
    if (next >= 0 && next < n)
        reader_set_focus(reader, next);
    else
        lab_say(reader->base.lab, STYLE_DIM,
                direction > 0 ? WORDS_NOTHING_BELOW : WORDS_NOTHING_ABOVE);
}

static bool is_mark(enum block_kind kind) {
    return kind == BLOCK_HEADING || kind >= BLOCK_FIGURE;
}

void reader_move_to_mark(struct reader *reader, int direction) {
    int top = reader->scroll.top, found = -1;
    for (size_t i = 0; i < reader->page.n_places; i++) {
        const struct page_place *place = &reader->page.places[i];
        int row = reader->head_rows + place->row;
        if (!is_mark(reader->lesson.blocks[place->block].kind)) continue;
        if (direction > 0 && row > top && found < 0) found = row;
        if (direction < 0 && row < top) found = row;
    }
    if (direction < 0 && found < 0) found = 0;
    if (found < 0) return;
    reader->scroll.top = found;
    scroll_fit(&reader->scroll, reader->scroll.rows, reader->scroll.window);
}
