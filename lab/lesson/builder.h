// SPDX-License-Identifier: MIT
// Blocks while they are built from md4c's events: the containers that are open, and the words of
// the present block.
#ifndef LAB_LESSON_BUILDER_H
#define LAB_LESSON_BUILDER_H

#include "lab/lesson/inline.h"
#include "lab/lesson/source.h"

enum { CONTAINERS_MAX = 24 };

struct container {
    bool is_list, is_quote; // else an item
    bool tight, ordered;
    unsigned number; // of the next item
    const char *rail, *marker;
    bool marker_due; // no block has shown the marker yet
    int quote;
};

struct builder {
    struct lesson *lesson;
    struct source source;
    int first_line;
    bool lenient;
    struct error *err;
    enum status status;

    struct container open[CONTAINERS_MAX];
    int n_open;
    int quotes; // so far

    struct inline_run *runs; // of the present block or cell
    size_t n_runs, runs_capacity, blocks_capacity;
    bool in_block, in_code, fenced;
    size_t fence; // where the line of the present code's fence begins
    enum block_kind kind;
    int level, line;
    int strong, emphasis, code_span;
    const char *target;
    int link, links;
    bool link_is_image;
    size_t link_first_run;
    size_t last; // the last byte of the source that an event named

    struct strbuf code;
    const char *info;

    struct lesson_table *table;
    struct table_cell *cells;
    size_t n_cells, cells_capacity;
    int columns_in_row;
};

#define BUILDER_FAIL(b, line, ...)                                                                 \
    ((b)->status != STATUS_OK ? (b)->status                                                        \
                              : ((b)->status = fail_at((b)->err, STATUS_COURSE, (b)->lesson->path, \
                                                       (line), __VA_ARGS__)))

int builder_line(const struct builder *b, size_t offset); // of the file

bool builder_open(struct builder *b, struct container container); // false when nested too deep
void builder_close(struct builder *b);
struct container *builder_innermost(struct builder *b);

void builder_begin(struct builder *b, enum block_kind kind, int level);
struct lesson_block *builder_add_block(struct builder *b, enum block_kind kind, int line);
void builder_end(struct builder *b); // the present text block, if one is open
void builder_text(struct builder *b, size_t offset, size_t size);
void builder_add_text(struct builder *b, const char *text, size_t size);
void builder_break(struct builder *b);
void builder_take_runs(struct builder *b, struct inline_run **runs, size_t *n);
void builder_entity(struct builder *b, const char *text, size_t size, struct strbuf *out);
void builder_begin_link(struct builder *b, const char *address, bool image);
void builder_end_link(struct builder *b, bool image);
void builder_fence(struct builder *b, const char *info, const char *inside, int line);

#endif
