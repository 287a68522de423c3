// SPDX-License-Identifier: MIT
// TeX formulas: a source becomes a tree of nodes, a tree becomes boxes of cells at a baseline.
// The commands stand in one table (tex_symbols.c); parsing fails with a sentence, laying out never
// does.
#ifndef LAB_LESSON_TEX_H
#define LAB_LESSON_TEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lab/base/error.h"
#include "lab/base/memory.h"
#include "lab/cells/style.h"

enum { TEX_SOURCE_MAX = 4000, TEX_DEPTH_MAX = 32 };

// What a thing is decides the blanks around it (The TeXbook, chapter 18).
enum tex_class {
    TEX_ORD,
    TEX_OP,
    TEX_BIN,
    TEX_REL,
    TEX_OPEN,
    TEX_CLOSE,
    TEX_PUNCT,
    TEX_INNER, // a stacked fraction
};

// What a command does.
enum tex_role {
    TEX_ROLE_SYMBOL,
    TEX_ROLE_BIG,      // sums and products: limits above and below
    TEX_ROLE_INTEGRAL, // limits beside it
    TEX_ROLE_FUNCTION,
    TEX_ROLE_LIMIT_FUNCTION, // max, min: limits below
    TEX_ROLE_FRACTION,
    TEX_ROLE_TEXT_FRACTION, // always a/b
    TEX_ROLE_BINOMIAL,
    TEX_ROLE_ROOT,
    TEX_ROLE_ACCENT,
    TEX_ROLE_BRACE, // under or over
    TEX_ROLE_TEXT,
    TEX_ROLE_FONT,
    TEX_ROLE_OPERATOR_NAME,
    TEX_ROLE_SPACE,
    TEX_ROLE_DELIMITER,
    TEX_ROLE_LEFT,
    TEX_ROLE_RIGHT,
    TEX_ROLE_BEGIN,
    TEX_ROLE_END,
    TEX_ROLE_NOT,
    TEX_ROLE_NOTHING, // sizes and styles that a terminal does not have
    TEX_ROLE_ROW_END,
    TEX_ROLE_STACK, // \stackrel, \overset, \underset
};

struct tex_command {
    const char *name; // without its backslash
    enum tex_role role;
    enum tex_class class;
    const char *unicode, *ascii;
    uint32_t mark; // accents: the combining mark; spaces: columns; fonts: which one
};

const struct tex_command *tex_find(const char *name, size_t size);
const struct tex_command *tex_find_unicode(const char *text); // a symbol typed as itself
const char *tex_nearest(const char *name, size_t size);       // the known command most like it

enum tex_environment_kind { TEX_MATRIX, TEX_CASES, TEX_ALIGNED };
struct tex_environment {
    const char *name;
    enum tex_environment_kind kind;
    const char *open, *close;
};
const struct tex_environment *tex_find_environment(const char *name, size_t size);
const char *tex_nearest_environment(const char *name, size_t size);

enum tex_kind {
    TEX_ROW,      // `first` and its followers
    TEX_SYMBOL,   // `text`
    TEX_WORD,     // a function's name or \text: `text`
    TEX_SPACE,    // `count` columns
    TEX_FRACTION, // first over second; command tells which kind
    TEX_ROOT,     // of first, with the index second
    TEX_SCRIPTS,  // first with sub second, super third
    TEX_ACCENT,   // over first
    TEX_BRACE,    // under or over first, with the label second
    TEX_STACK,    // second set over or under first
    TEX_FENCED,   // first between `open` and `close`
    TEX_TABLE,    // cells: first and its followers, row by row, `count` columns, `rows` rows
};

struct tex_node {
    enum tex_kind kind;
    enum tex_class class;
    const struct tex_command *command;
    const struct tex_environment *environment;
    const char *text, *ascii;
    const char *open, *close; // delimiters as Unicode, "" for none
    struct tex_node *first, *second, *third;
    struct tex_node *next;
    int count, rows;
    enum style style; // STYLE_TEXT, or STYLE_STRONG for \mathbf
    bool limits;      // scripts stand above and below in a displayed formula
    bool row_end;     // of a cell: the last of its row
};

// Parses a formula that begins on `line` of `path`. The nodes and their texts live in the arena.
enum status tex_parse(struct arena *arena, const char *path, int line, const char *source,
                      const struct tex_node **root, struct error *err);

// A box: its columns, and its rows above and below the one of the baseline. A leaf is a glyph, the
// others hold children at places relative to their own first column and baseline.
struct tex_box {
    int cols, up, down;
    int core_up, core_down; // without raised and lowered scripts: what brackets grow with
    struct tex_box *child, *last, *next;
    int row, col; // in the parent
    uint32_t glyph, mark[2];
    enum style style;
    int breakable; // a line may end before it: 0 no, else the higher the better
};

// The values of `breakable`: between formulas that a \\quad parts, before relations; less for the
// others.
enum { TEX_BREAK_RELATION = 10, TEX_BREAK_BEST = 12 };

// How a formula is laid out.
struct tex_mode {
    struct arena *arena;
    bool ascii;
    bool flat;   // on one row
    bool script; // small: no blanks around operators
    int depth;   // of brackets, for the quality of breaks
};

// A box of one row: for the middle of a paragraph.
struct tex_box *tex_lay_out_flat(struct arena *arena, const struct tex_node *root, bool ascii);

// The lines of a displayed formula, none wider than `cols` unless one glyph is; `col` of each is
// its indentation.
struct tex_lines {
    struct tex_box **at;
    size_t n;
};
struct tex_lines tex_lay_out_display(struct arena *arena, const struct tex_node *root, int cols,
                                     bool ascii);

#endif
