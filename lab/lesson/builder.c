// SPDX-License-Identifier: MIT
// Blocks while they are built: rails and markers of containers, runs of words, formulas out of the
// covered source.
#include "lab/lesson/builder.h"

#include <stdlib.h>
#include <string.h>

#include "lab/base/utf8.h"

int builder_line(const struct builder *b, size_t offset) {
    return b->first_line - 1 + source_line(&b->source, offset);
}

struct container *builder_innermost(struct builder *b) {
    return b->n_open ? &b->open[b->n_open - 1] : NULL;
}

static void show_empty_item(struct builder *b) {
    struct container *top = builder_innermost(b);
    if (top && top->marker_due) builder_add_block(b, BLOCK_ITEM, builder_line(b, b->last));
}

bool builder_open(struct builder *b, struct container container) {
    builder_end(b);
    if (container.is_list || container.is_quote) show_empty_item(b);
    if (b->n_open == CONTAINERS_MAX) {
        BUILDER_FAIL(b, builder_line(b, b->last), "lists and quotes are nested deeper than %d",
                     CONTAINERS_MAX);
        return false;
    }
    if (container.is_quote) container.quote = ++b->quotes;
    b->open[b->n_open++] = container;
    return true;
}

void builder_close(struct builder *b) {
    builder_end(b);
    show_empty_item(b);
    if (b->n_open) b->n_open--;
}

static const char *rail_of(struct builder *b) {
    struct strbuf rail = { 0 };
    for (int i = 0; i < b->n_open; i++)
        if (b->open[i].rail) strbuf_puts(&rail, b->open[i].rail);
    const char *kept = arena_strdup(&b->lesson->arena, strbuf_text(&rail));
    strbuf_release(&rail);
    return kept;
}

static int list_depth(const struct builder *b) {
    int depth = 0;
    for (int i = 0; i < b->n_open; i++)
        depth += b->open[i].is_list;
    return depth;
}

// Marker, rail, depth and quote, from the containers that are open.
static void place_in_containers(struct builder *b, struct lesson_block *block) {
    struct container *top = builder_innermost(b);
    bool item = top && !top->is_list && !top->is_quote;
    block->rail = rail_of(b);
    for (int i = 0; i < b->n_open && !block->quote; i++)
        block->quote = b->open[i].quote;
    if (item && block->kind == BLOCK_PARAGRAPH)
        block->kind = BLOCK_ITEM;
    else if (block->quote && block->kind == BLOCK_PARAGRAPH)
        block->kind = BLOCK_QUOTE;
    if (block->kind != BLOCK_HEADING) block->level = list_depth(b);
    if (!item || !top->marker_due) return;
    const struct container *list = &b->open[b->n_open - 2];
    block->marker = top->marker;
    block->tight = list->tight && !(list->number <= 1 && block->level == 1);
    top->marker_due = false;
}

struct lesson_block *builder_add_block(struct builder *b, enum block_kind kind, int line) {
    struct lesson *lesson = b->lesson;
    if (lesson->n == b->blocks_capacity) {
        b->blocks_capacity = b->blocks_capacity ? 2 * b->blocks_capacity : 64;
        lesson->blocks = xrealloc(lesson->blocks, b->blocks_capacity * sizeof *lesson->blocks);
    }
    struct lesson_block *block = &lesson->blocks[lesson->n++];
    *block =
        (struct lesson_block) { .kind = kind, .line = line, .name = "", .text = "", .marker = "" };
    place_in_containers(b, block);
    return block;
}

void builder_begin(struct builder *b, enum block_kind kind, int level) {
    builder_end(b);
    b->in_block = true;
    b->kind = kind;
    b->level = level;
    b->line = 0;
}

void builder_take_runs(struct builder *b, struct inline_run **runs, size_t *n) {
    *n = b->n_runs;
    *runs = arena_alloc(&b->lesson->arena, (b->n_runs + 1) * sizeof **runs);
    if (b->n_runs) memcpy(*runs, b->runs, b->n_runs * sizeof **runs);
    b->n_runs = 0;
}

static bool is_blank_run(const struct inline_run *run) {
    return run->kind == RUN_TEXT && run->text[strspn(run->text, " \t\n")] == '\0';
}

// Adds the text block that the runs so far make, if they say anything.
static void flush(struct builder *b) {
    size_t blank = 0;
    while (blank < b->n_runs && is_blank_run(&b->runs[blank]))
        blank++;
    if (blank == b->n_runs && b->kind != BLOCK_HEADING) {
        b->n_runs = 0;
        return;
    }
    struct lesson_block *block =
        builder_add_block(b, b->kind, b->line ? b->line : builder_line(b, b->last));
    if (b->kind == BLOCK_HEADING) block->level = b->level;
    builder_take_runs(b, &block->runs, &block->n_runs);
    if (b->kind == BLOCK_HEADING) {
        struct strbuf text = { 0 };
        inline_text(block->runs, block->n_runs, &text);
        block->text = arena_strdup(&b->lesson->arena, strbuf_text(&text));
        strbuf_release(&text);
    }
}

void builder_end(struct builder *b) {
    if (b->in_block) flush(b);
    b->in_block = false;
}

static enum style style_now(const struct builder *b) {
    if (b->code_span) return STYLE_CODE;
    if (b->target && !b->link_is_image) return STYLE_LINK;
    if (b->strong) return STYLE_STRONG;
    return b->emphasis ? STYLE_EMPHASIS : STYLE_TEXT;
}

static struct inline_run *add_run(struct builder *b, enum run_kind kind) {
    if (!b->in_block && !b->table) builder_begin(b, BLOCK_PARAGRAPH, 0); // of a tight item
    GROW(b->runs, b->n_runs, b->runs_capacity);
    b->runs[b->n_runs] = (struct inline_run) { .kind = kind, .style = style_now(b), .text = "" };
    if (b->target) {
        b->runs[b->n_runs].target = b->target;
        b->runs[b->n_runs].link = b->link;
    }
    return &b->runs[b->n_runs++];
}

void builder_add_text(struct builder *b, const char *text, size_t size) {
    char *kept = arena_strndup(&b->lesson->arena, text, size);
    add_run(b, RUN_TEXT)->text = kept;
}

void builder_break(struct builder *b) {
    add_run(b, RUN_BREAK);
}

// The source of a formula as it was written, for short texts where it does not parse.
static void add_unparsed(struct builder *b, const struct source_formula *f) {
    b->code_span++;
    builder_add_text(b, b->source.text + f->begin, f->end - f->begin);
    b->code_span--;
}

static void add_display(struct builder *b, const char *tex, const struct tex_node *math, int line) {
    enum block_kind kind = b->kind;
    flush(b);
    struct lesson_block *block = builder_add_block(b, BLOCK_MATH, line);
    block->text = tex;
    block->math = math;
    b->in_block = true;
    b->kind = kind;
    b->line = 0;
}

static void add_formula(struct builder *b, size_t formula) {
    const struct source_formula *f = &b->source.formulas[formula];
    struct arena *arena = &b->lesson->arena;
    const char *tex = source_formula_text(&b->source, arena, formula);
    const struct tex_node *math = NULL;
    int line = builder_line(b, f->from);
    enum status status =
        tex_parse(arena, b->lesson->path, line, tex, &math, b->lenient ? NULL : b->err);
    if (status != STATUS_OK && !b->lenient) {
        if (b->status == STATUS_OK) b->status = status;
        return;
    }
    if (!b->in_block && !b->table) builder_begin(b, BLOCK_PARAGRAPH, 0);
    if (!b->line) b->line = line;
    if (status != STATUS_OK) {
        add_unparsed(b, f);
    } else if (f->display && b->in_block && b->kind != BLOCK_HEADING && !b->table) {
        add_display(b, tex, math, builder_line(b, f->begin));
    } else {
        struct inline_run *run = add_run(b, RUN_MATH);
        run->text = tex;
        run->math = math;
    }
}

void builder_text(struct builder *b, size_t offset, size_t size) {
    size_t end = offset + size, formula = source_formula_at(&b->source, offset);
    if (!b->in_block && !b->table) builder_begin(b, BLOCK_PARAGRAPH, 0);
    if (!b->line) b->line = builder_line(b, offset);
    b->last = end;
    while (offset < end && b->status == STATUS_OK) {
        const struct source_formula *f =
            formula < b->source.n_formulas ? &b->source.formulas[formula] : NULL;
        size_t plain = f && f->begin < end ? f->begin : end;
        if (plain > offset) builder_add_text(b, b->source.text + offset, plain - offset);
        if (plain == end) break;
        add_formula(b, formula++);
        offset = f->end;
    }
}

static const struct {
    const char *name;
    uint32_t codepoint;
} entities[] = {
    { "amp", '&' },      { "lt", '<' },       { "gt", '>' },        { "quot", '"' },
    { "apos", '\'' },    { "nbsp", 0xA0 },    { "copy", 0xA9 },     { "deg", 0xB0 },
    { "plusmn", 0xB1 },  { "times", 0xD7 },   { "divide", 0xF7 },   { "middot", 0xB7 },
    { "ndash", 0x2013 }, { "mdash", 0x2014 }, { "hellip", 0x2026 }, { "larr", 0x2190 },
    { "rarr", 0x2192 },  { "minus", 0x2212 }, { "le", 0x2264 },     { "ge", 0x2265 },
    { "ne", 0x2260 },    { "asymp", 0x2248 },
};

void builder_entity(struct builder *b, const char *text, size_t size, struct strbuf *out) {
    (void)b;
    if (size > 3 && size < 12 && text[1] == '#') {
        bool hex = text[2] == 'x' || text[2] == 'X';
        char digits[12] = "";
        memcpy(digits, text + 2 + hex, size - 3 - hex);
        strbuf_utf8(out, (uint32_t)strtoul(digits, NULL, hex ? 16 : 10));
        return;
    }
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
        if (strlen(entities[i].name) == size - 2 &&
            memcmp(entities[i].name, text + 1, size - 2) == 0) {
            strbuf_utf8(out, entities[i].codepoint);
            return;
        }
    strbuf_add(out, text, size);
}
