// SPDX-License-Identifier: MIT
// The reader's own parts: a lesson laid out as one sheet of rows, the live things in it, and what
// can have the focus.
#ifndef LAB_UI_READER_H
#define LAB_UI_READER_H

#include "lab/lesson/lesson.h"
#include "lab/ui/app.h"
#include "lab/ui/columns.h"
#include "lab/ui/figure_view.h"
#include "lab/ui/kept_sliders.h"
#include "lab/ui/prediction.h"
#include "lab/ui/quiz_view.h"
#include "lab/ui/scroll.h"

struct embed { // a live block of the lesson
    enum block_kind kind;
    size_t block;
    struct figure_view figure; // BLOCK_FIGURE
    struct prediction prediction;
    struct quiz_view quiz; // BLOCK_QUIZ
    const char *exercise;  // BLOCK_EXERCISE: its id
    int row, rows;         // on the sheet
    int origin_row,
        origin_col; // from where the figure was drawn to the screen, as of the last draw
};

enum target_kind { TARGET_FIGURE, TARGET_QUIZ, TARGET_CARD, TARGET_LINK, TARGET_NEXT };

struct target { // what Tab goes to
    enum target_kind kind;
    size_t embed;  // of figures, quizzes and cards
    size_t part;   // quiz within its block; link of the page
    int row, rows; // on the sheet
    int col, cols;
    bool away; // a link out of the course: its address stands in the text, so Tab passes it by
};

struct reader {
    struct screen base;
    const struct course_lesson *at;
    struct lesson lesson;
    struct embed *embeds;
    size_t n_embeds;
    struct page page;
    struct grid sheet; // head, page and foot
    int head_rows;
    struct area area;     // that the sheet was laid out for
    bool laid_out, moved; // moved: `place` must be brought to the top after the next layout
    struct columns columns;
    const struct embed *wanted; // a card or a figure that gets the keys at the next layout
    struct embed *pane;         // the figure in it, as of the last draw
    struct target *targets;
    size_t n_targets, targets_capacity;
    long focus; // index of a target, -1 for none
    struct scroll scroll;
    struct place place;         // asked for, or as of the last time that the learner moved
    int laid_top;               // the uppermost row that the last layout gave it
    struct search_words marked; // words that were searched for
    bool show_marked;           // the first of them at `place` must be brought into view
    struct kept_sliders kept;   // from the last visit, and from before the file was saved
    char *kept_put;             // as they were noted last, so that only news is written
    bool sliders_moved;         // by what was kept, when the lesson was read
};

// The lesson read from its file, at a place; NULL and an error where it does not load.
struct reader *reader_open(struct lab *lab, const struct place *place, struct error *err);

void reader_lay_out(struct reader *reader, const struct area *area); // only if something changed
void reader_lay_out_again(struct reader *reader); // at the next draw, keeping the place
void reader_draw(struct reader *reader, struct grid *grid, const struct area *area);

// Shared by the layout and the drawing of live blocks.
enum { READER_CARD_ROWS = 3 };
int reader_box_cols(const struct reader *reader);
int reader_draw_prediction(struct grid *grid, int row, int cols, bool ascii,
                           const struct embed *embed); // returns rows

void reader_release_page(struct reader *reader);

// The figure whose guess is waited for before this block is shown, or NULL.
const struct embed *reader_veil_of(const struct reader *reader, size_t block);

// reader_reload.c: the lesson's file, and the lesson as that is now.
const char *reader_file(const struct screen *screen);
struct screen *reader_reload(struct screen *screen, struct error *err);
bool reader_follow(struct screen *screen, const struct course *former);
void reader_keep_sliders(struct reader *reader); // into `kept`, as they stand now

const struct figure_view *reader_present(struct reader *reader);

// The contents of the lesson, as a list to choose from.
struct screen *contents_screen(struct reader *reader);

struct place reader_place(const struct reader *reader); // of the uppermost row
const struct target *
reader_focus(const struct reader *reader); // NULL: the page itself has the keys
struct embed *reader_focused_embed(const struct reader *reader); // NULL: no live block has them
void reader_set_focus(struct reader *reader, long target);       // and shows it
void reader_move_focus(struct reader *reader, int direction);
void reader_move_to_mark(struct reader *reader,
                         int direction); // the next heading, figure or exercise
bool reader_focus_is_seen(const struct reader *reader);
bool reader_waits(const struct reader *reader); // the figure in focus asks for a guess

// reader_keys.c
bool reader_act(struct screen *screen, enum action action, const struct key *key);
bool reader_type(struct screen *screen, const struct key *key);

#endif
