// SPDX-License-Identifier: MIT
// A lesson: Markdown turned into blocks, and blocks laid out as a page of cells at a given width.
// Figures, exercises and quizzes are blocks that hold their source; this layer does not run them.
#ifndef LAB_LESSON_LESSON_H
#define LAB_LESSON_LESSON_H

#include <stdbool.h>
#include <stddef.h>

#include "lab/base/error.h"
#include "lab/base/memory.h"
#include "lab/cells/grid.h"

enum block_kind {
    BLOCK_HEADING,
    BLOCK_PARAGRAPH,
    BLOCK_ITEM, // of a list; level is its depth from 1, `marker` what stands before it
    BLOCK_QUOTE,
    BLOCK_CODE,
    BLOCK_TABLE,
    BLOCK_MATH, // a displayed formula
    BLOCK_RULE,
    BLOCK_FIGURE,   // ```figure NAME
    BLOCK_EXERCISE, // ```exercise ID
    BLOCK_QUIZ,     // ```quiz
};

struct lesson_block {
    enum block_kind kind;
    int level; // heading or list depth
    int line;  // of the Markdown file, from 1: where the block (for a fenced block: its first inner
               // line) stands
    const char *name;   // figure's name, exercise's id, "" otherwise; code: the language
    const char *text;   // fenced blocks and maths: the source inside; headings: the plain text
    const char *marker; // BLOCK_ITEM: "•", "1.", "" on its further paragraphs
    const char *rail;   // what stands left of every row: "│ " for a quote, blanks for an item
    bool tight;         // no blank row above: an item of a tight list
    int quote;          // which quote of the lesson it stands in, from 1; 0: in none
    struct inline_run *runs; // the words of text blocks
    size_t n_runs;
    struct lesson_table *table;  // BLOCK_TABLE
    const struct tex_node *math; // BLOCK_MATH; NULL where short Markdown holds a wrong formula
};

struct lesson {
    const char *path; // as messages name it
    struct lesson_block *blocks;
    size_t n;
    struct arena arena;
};

// Parses Markdown (CommonMark with tables and $maths$). Wrong formulas, unknown fences' names and
// the like are errors of the course: STATUS_COURSE with file:line. `title` is the lesson's own: a
// first heading that repeats it is dropped.
enum status lesson_parse(struct lesson *lesson, const char *path, const char *title,
                         const char *markdown, size_t size, struct error *err);
void lesson_release(struct lesson *lesson);

// A page: the lesson as rows of cells, and where its blocks came to stand.
struct page_place {
    size_t block; // index into lesson->blocks
    int row, rows;
};
struct page_link {
    const char *target; // a lesson's id or an address
    int row, col, cols;
};
struct page {
    struct grid grid;
    struct page_place *places; // every block, from the top
    size_t n_places;
    struct page_link *links;
    size_t n_links;
    struct arena arena;
};

struct page_options {
    int cols;    // columns of the page
    int measure; // the widest column of text; 0 is 72
    bool ascii;  // lay formulas out without Unicode
    // The rows to keep free for a figure, exercise or quiz; they are drawn by whoever owns the
    // page. NULL: none.
    int (*embed_rows)(void *owner, const struct lesson_block *block, int cols);
    // What stands in the place of a block that is not to be read yet, "" for nothing; NULL: the
    // block itself. NULL: every block is shown.
    const char *(*instead)(void *owner, size_t block);
    void *owner;
};
void page_lay_out(struct page *page, const struct lesson *lesson,
                  const struct page_options *options);
void page_release(struct page *page);

// Short Markdown (a task, a hint, feedback) as cells below `row` of a grid, `cols` wide from `col`
// on; returns the rows.
int markdown_draw(struct grid *grid, int row, int col, int cols, bool ascii, const char *markdown);
// The same as plain text lines of at most `cols` columns.
void markdown_text(struct strbuf *out, int cols, bool ascii, const char *markdown);

// Short Markdown is drawn whatever it holds: a wrong formula shows its source. This says what is
// wrong, as lesson_parse does; `line` is the line of the file where the text begins.
enum status markdown_check(const char *path, int line, const char *markdown, struct error *err);

// The TeX commands that formulas may use, from the one table: for `bitlab list tex`.
struct tex_command_help {
    const char *name;    // "alpha"
    const char *unicode; // what stands on the page, "" where it is a shape (\frac)
    const char *ascii;   // the same with --ascii
    const char *about;   // "Greek", "relation", …
};
size_t tex_command_count(void);
struct tex_command_help tex_command_at(size_t i);
const char *tex_environment_at(size_t i); // "cases", of \begin{cases}; NULL behind the last

#endif
