// SPDX-License-Identifier: MIT
// Links: their words, and behind them the address in a quiet style where it is no lesson's id and
// not shown already.
#include <string.h>

#include "lab/lesson/builder.h"

void builder_begin_link(struct builder *b, const char *address, bool image) {
    if (b->target) return; // an image inside a link
    if (image) builder_add_text(b, "image: ", 7);
    b->target = address;
    b->link = ++b->links;
    b->link_is_image = image;
    b->link_first_run = b->n_runs;
}

// Whether the words of the link are its address already.
static bool shows_address(const struct builder *b) {
    struct strbuf text = { 0 };
    const char *target = text_starts(b->target, "mailto:") ? b->target + 7 : b->target;
    if (b->n_runs > b->link_first_run)
        inline_text(b->runs + b->link_first_run, b->n_runs - b->link_first_run, &text);
    bool same = strcmp(strbuf_text(&text), target) == 0;
    strbuf_release(&text);
    return same;
}

static bool is_bare_id(const char *target) {
    return target[strcspn(target, ":/.#@?")] == '\0';
}

void builder_end_link(struct builder *b, bool image) {
    if (!b->target || image != b->link_is_image) return;
    bool quiet = !is_bare_id(b->target) && !shows_address(b);
    const char *address = arena_printf(&b->lesson->arena, " (%s)", b->target);
    b->target = NULL;
    if (!quiet) return;
    builder_add_text(b, address, strlen(address));
    b->runs[b->n_runs - 1].style = STYLE_DIM;
}
