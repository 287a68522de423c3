// SPDX-License-Identifier: MIT
// Markdown to blocks: md4c's events, read over a copy of the source in which formulas are covered
// (source.h).
//
// md4c hands out pointers into its text; their offsets give every line number, and the true bytes
// of what was covered.
#include "lab/lesson/parse.h"
#include "lab/base/utf8.h"

#include <md4c.h>
#include <stdlib.h>
#include <string.h>

#include "lab/lesson/builder.h"
#include "lab/lesson/table.h"

// The offset of a pointer that md4c gave; false where it does not point into the source.
static bool offset_of(const struct builder *b, const char *at, size_t *offset) {
    if (!at || at < b->source.covered || at > b->source.covered + b->source.size) return false;
    *offset = (size_t)(at - b->source.covered);
    return true;
}

// An attribute (an address, what stands behind a fence) as text.
static char *attribute(struct builder *b, const MD_ATTRIBUTE *attribute) {
    struct strbuf text = { 0 };
    for (size_t i = 0; attribute->text && attribute->substr_offsets[i] < attribute->size; i++) {
        size_t from = attribute->substr_offsets[i], to = attribute->substr_offsets[i + 1], offset;
        const char *at = attribute->text + from;
        if (offset_of(b, at, &offset)) at = b->source.text + offset;
        if (attribute->substr_types[i] == MD_TEXT_ENTITY)
            builder_entity(b, at, to - from, &text);
        else if (attribute->substr_types[i] == MD_TEXT_NULLCHAR)
            strbuf_utf8(&text, 0xFFFD);
        else
            strbuf_add(&text, at, to - from);
    }
    char *kept = arena_strdup(&b->lesson->arena, strbuf_text(&text));
    strbuf_release(&text);
    return kept;
}

static const char *const bullets[] = { "•", "◦", "▪" };

static bool open_item(struct builder *b) {
    struct container *list = builder_innermost(b);
    struct arena *arena = &b->lesson->arena;
    struct container item = { .marker_due = true };
    int depth = -1;
    if (!list) return true;
    for (int i = 0; i < b->n_open; i++)
        depth += b->open[i].is_list && !b->open[i].ordered;
    item.marker = list->ordered ? arena_printf(arena, "%u.", list->number)
                                : bullets[(depth > 0 ? depth : 0) % 3];
    item.rail = arena_printf(arena, "%*s", list->ordered ? (int)strlen(item.marker) + 1 : 2, "");
    bool opened = builder_open(b, item);
    if (list->number < 1000000000) list->number++;
    return opened;
}

// The line where the fence stands that opens next, at or behind the last byte that an event named.
static size_t next_fence(const struct builder *b) {
    size_t at = b->source.line_at[source_line(&b->source, b->last) - 1], size;
    char mark;
    while (at < b->source.size && !source_is_fence(&b->source, at, &size, &mark))
        at = source_next_line(&b->source, at);
    return at;
}

static void begin_code(struct builder *b, const MD_BLOCK_CODE_DETAIL *detail) {
    size_t offset;
    builder_end(b);
    b->in_code = true;
    b->fenced = detail->fence_char != '\0';
    strbuf_clear(&b->code);
    b->info = attribute(b, &detail->info);
    b->line = 0;
    if (detail->info.size && offset_of(b, detail->info.text, &offset)) b->last = offset;
    if (b->fenced) b->fence = next_fence(b);
}

static void end_code(struct builder *b) {
    b->in_code = false;
    if (b->fenced) {
        b->line = builder_line(b, b->fence) + 1;
        size_t behind = source_after_fence(&b->source, b->fence);
        if (behind > b->last) b->last = behind;
    }
    builder_fence(b, b->info, strbuf_text(&b->code), b->line ? b->line : builder_line(b, b->last));
}

static void begin_table(struct builder *b, const MD_BLOCK_TABLE_DETAIL *detail) {
    builder_end(b);
    if (detail->col_count > TABLE_COLUMNS_MAX) {
        BUILDER_FAIL(b, builder_line(b, b->last), "a table of %u columns; at most %d fit a page",
                     detail->col_count, TABLE_COLUMNS_MAX);
        return;
    }
    b->table = arena_alloc(&b->lesson->arena, sizeof *b->table);
    b->table->columns = (int)detail->col_count;
    b->table->align =
        arena_alloc(&b->lesson->arena, sizeof *b->table->align * (detail->col_count + 1));
    b->n_cells = 0;
    b->line = 0;
}

static void end_table(struct builder *b) {
    struct lesson_table *table = b->table;
    if (!table) return;
    b->table = NULL;
    struct lesson_block *block =
        builder_add_block(b, BLOCK_TABLE, b->line ? b->line : builder_line(b, b->last));
    table->rows = table->columns ? (int)(b->n_cells / (size_t)table->columns) : 0;
    table->cells = arena_alloc(&b->lesson->arena, (b->n_cells + 1) * sizeof *table->cells);
    if (b->n_cells) memcpy(table->cells, b->cells, b->n_cells * sizeof *table->cells);
    block->table = table;
}

static void end_cell(struct builder *b, const MD_BLOCK_TD_DETAIL *detail) {
    if (!b->table) return;
    int column = (int)(b->n_cells % (size_t)b->table->columns);
    if (b->n_cells < (size_t)b->table->columns)
        b->table->align[column] = detail->align == MD_ALIGN_RIGHT    ? TABLE_RIGHT
                                  : detail->align == MD_ALIGN_CENTER ? TABLE_CENTER
                                                                     : TABLE_LEFT;
    if (b->n_cells == TABLE_CELLS_MAX)
        BUILDER_FAIL(b, builder_line(b, b->last), "a table of more than %d cells; make it several",
                     TABLE_CELLS_MAX);
    if (b->n_cells >= TABLE_CELLS_MAX) return;
    GROW(b->cells, b->n_cells, b->cells_capacity);
    struct table_cell *cell = &b->cells[b->n_cells++];
    builder_take_runs(b, &cell->runs, &cell->n_runs);
}

// A rule is an event without text: the next line that holds nothing but - _ or *.
static void add_rule(struct builder *b) {
    size_t at = b->source.line_at[source_line(&b->source, b->last) - 1];
    builder_end(b);
    for (; at < b->source.size; at = source_next_line(&b->source, at)) {
        size_t end = source_line_end(&b->source, at), i = at;
        while (i < end && strchr(" \t>-_*", b->source.text[i]) && b->source.text[i])
            i++;
        if (i == end && end - at >= 3 && at >= b->last) break;
    }
    builder_add_block(b, BLOCK_RULE, builder_line(b, at < b->source.size ? at : b->last));
    if (at < b->source.size) b->last = source_next_line(&b->source, at);
    if (b->last > b->source.size) b->last = b->source.size;
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *context) {
    struct builder *b = context;
    switch (type) {
    case MD_BLOCK_QUOTE:
        builder_open(b, (struct container) { .is_quote = true, .rail = "│ " });
        break;
    case MD_BLOCK_UL: {
        const MD_BLOCK_UL_DETAIL *list = detail;
        builder_open(b, (struct container) { .is_list = true, .tight = list->is_tight });
        break;
    }
    case MD_BLOCK_OL: {
        const MD_BLOCK_OL_DETAIL *list = detail;
        builder_open(b, (struct container) { .is_list = true,
                                             .ordered = true,
                                             .tight = list->is_tight,
                                             .number = list->start });
        break;
    }
    case MD_BLOCK_LI:
        open_item(b);
        break;
    case MD_BLOCK_HR:
        add_rule(b);
        break;
    case MD_BLOCK_H:
        builder_begin(b, BLOCK_HEADING, (int)((MD_BLOCK_H_DETAIL *)detail)->level);
        break;
    case MD_BLOCK_CODE:
        begin_code(b, detail);
        break;
    case MD_BLOCK_P:
        builder_begin(b, BLOCK_PARAGRAPH, 0);
        break;
    case MD_BLOCK_TABLE:
        begin_table(b, detail);
        break;
    default:
        break;
    }
    return b->status != STATUS_OK;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *context) {
    struct builder *b = context;
    switch (type) {
    case MD_BLOCK_QUOTE:
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
    case MD_BLOCK_LI:
        builder_close(b);
        break;
    case MD_BLOCK_H:
    case MD_BLOCK_P:
    case MD_BLOCK_DOC:
        builder_end(b);
        break;
    case MD_BLOCK_CODE:
        end_code(b);
        break;
    case MD_BLOCK_TABLE:
        end_table(b);
        break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        end_cell(b, detail);
        break;
    default:
        break;
    }
    return b->status != STATUS_OK;
}

static int enter_span(MD_SPANTYPE type, void *detail, void *context) {
    struct builder *b = context;
    if (type == MD_SPAN_EM)
        b->emphasis++;
    else if (type == MD_SPAN_STRONG)
        b->strong++;
    else if (type == MD_SPAN_CODE)
        b->code_span++;
    else if (type == MD_SPAN_A)
        builder_begin_link(b, attribute(b, &((MD_SPAN_A_DETAIL *)detail)->href), false);
    else if (type == MD_SPAN_IMG)
        builder_begin_link(b, attribute(b, &((MD_SPAN_IMG_DETAIL *)detail)->src), true);
    return b->status != STATUS_OK;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *context) {
    struct builder *b = context;
    (void)detail;
    if (type == MD_SPAN_EM)
        b->emphasis--;
    else if (type == MD_SPAN_STRONG)
        b->strong--;
    else if (type == MD_SPAN_CODE)
        b->code_span--;
    else if (type == MD_SPAN_A)
        builder_end_link(b, false);
    else if (type == MD_SPAN_IMG)
        builder_end_link(b, true);
    return b->status != STATUS_OK;
}

static void code_text(struct builder *b, const char *text, size_t size) {
    size_t offset;
    if (offset_of(b, text, &offset)) {
        if (!b->line) b->line = builder_line(b, offset);
        if (!b->fenced) b->last = offset + size;
        text = b->source.text + offset;
    }
    strbuf_add(&b->code, text, size);
}

static void plain_text(struct builder *b, MD_TEXTTYPE type, const char *text, size_t size) {
    size_t offset;
    struct strbuf entity = { 0 };
    if (offset_of(b, text, &offset) && type == MD_TEXT_ENTITY) {
        builder_entity(b, text, size, &entity);
        builder_add_text(b, strbuf_text(&entity), entity.size);
    } else if (offset_of(b, text, &offset) && type == MD_TEXT_CODE) {
        builder_add_text(b, b->source.text + offset, size);
    } else if (offset_of(b, text, &offset)) {
        builder_text(b, offset, size);
    } else {
        builder_add_text(b, text, size);
    }
    strbuf_release(&entity);
}

static int text(MD_TEXTTYPE type, const MD_CHAR *at, MD_SIZE size, void *context) {
    struct builder *b = context;
    if (b->in_code && type != MD_TEXT_NULLCHAR)
        code_text(b, at, size);
    else if (b->in_code)
        strbuf_utf8(&b->code, 0xFFFD);
    else if (type == MD_TEXT_NULLCHAR)
        builder_add_text(b, "\xEF\xBF\xBD", 3);
    else if (type == MD_TEXT_BR)
        builder_break(b);
    else if (type == MD_TEXT_SOFTBR)
        builder_add_text(b, " ", 1);
    else
        plain_text(b, type, at, size);
    return b->status != STATUS_OK;
}

// Mistakes that the scan of the source saw, which md4c would show as text.
static void check_source(struct builder *b) {
    const struct source *s = &b->source;
    if (b->lenient) return;
    size_t valid = utf8_valid_prefix(s->text, s->size);
    const char *nul = memchr(s->text, 0, s->size);
    if (valid < s->size)
        BUILDER_FAIL(b, builder_line(b, valid), "this byte is not UTF-8; save the file as UTF-8");
    if (nul)
        BUILDER_FAIL(b, builder_line(b, (size_t)(nul - s->text)), "this is a NUL byte, not text");
    if (s->open_display < s->size)
        BUILDER_FAIL(b, builder_line(b, s->open_display),
                     "a $$ is never closed in its paragraph; put its $$");
    if (s->open_fence < s->size)
        BUILDER_FAIL(b, builder_line(b, s->open_fence),
                     "a fenced block is never closed; put its ``` on a line of its own");
}

static void builder_release(struct builder *b) {
    free(b->runs);
    free(b->cells);
    strbuf_release(&b->code);
}

// A text that cannot be read as Markdown, as one paragraph.
static void keep_as_text(struct builder *b) {
    b->lesson->n = 0;
    b->n_open = b->n_runs = 0;
    b->in_block = b->in_code = false;
    b->strong = b->emphasis = b->code_span = 0;
    b->target = NULL;
    b->table = NULL;
    b->status = STATUS_OK;
    builder_begin(b, BLOCK_PARAGRAPH, 0);
    builder_add_text(b, b->source.text, b->source.size);
    builder_end(b);
}

enum status markdown_parse(struct lesson *lesson, const char *path, int first_line,
                           const char *markdown, size_t size, bool lenient, struct error *err) {
    MD_PARSER parser = { .flags = MD_FLAG_TABLES | MD_FLAG_NOHTML | MD_FLAG_PERMISSIVEURLAUTOLINKS,
                         .enter_block = enter_block,
                         .leave_block = leave_block,
                         .enter_span = enter_span,
                         .leave_span = leave_span,
                         .text = text };
    *lesson = (struct lesson) { 0 };
    lesson->path = arena_strdup(&lesson->arena, path ? path : "");
    struct builder b = {
        .lesson = lesson, .first_line = first_line, .lenient = lenient, .err = lenient ? NULL : err
    };
    source_init(&b.source, &lesson->arena, markdown, size);
    check_source(&b);
    int result =
        b.status == STATUS_OK ? md_parse(b.source.covered, (MD_SIZE)b.source.size, &parser, &b) : 0;
    if (result < 0 && b.status == STATUS_OK) BUILDER_FAIL(&b, 0, "md4c could not read it");
    if (b.status != STATUS_OK && lenient) keep_as_text(&b);
    builder_release(&b);
    if (b.status != STATUS_OK) lesson_release(lesson);
    return b.status;
}
