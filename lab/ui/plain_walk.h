// SPDX-License-Identifier: MIT
// The plain walk's own parts: its state, its way of asking, and the blocks that it prints.
#ifndef LAB_UI_PLAIN_WALK_H
#define LAB_UI_PLAIN_WALK_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>

#include "lab/course/glossary.h"
#include "lab/search/search.h"
#include "lab/ui/config.h"
#include "lab/ui/figure_view.h"
#include "lab/ui/lab.h"
#include "lab/ui/learner.h"
#include "lab/ui/play_book.h"

enum { PLAIN_COLS = 76, PLAIN_FOUND = 50 };

enum turn {
    TURN_STAY,
    TURN_ON,
    TURN_JUMP,
    TURN_LEAVE
}; // what the last line asked for; JUMP: to `place`

struct plain;

enum { PLAIN_AT_ONCE = 5 }; // of a list: a handful, for a voice reads it line by line

struct plain_command {
    const char *word;         // what is typed
    const char *usage, *help; // NULL: not listed
    void (*run)(struct plain *plain, const char *rest);
};

struct plain {
    struct config config;
    struct learner learner;
    struct place place;
    const struct course_lesson *told; // the lesson that was named last
    bool ascii, echoes;               // echoes: stdin is a terminal
    int col;                          // of the line that was begun and not ended
    enum turn turn;
    char *line;
    size_t line_capacity;
    const struct plain_command
        *own; // the words of the block that asks, before those that work everywhere
    size_t n_own;
    void *asker;          // the block's own state
    struct place before;  // the last jump: where `return` leads; lesson NULL: nowhere
    struct search *index; // made at the first search
    struct found found[PLAIN_FOUND];
    size_t n_found, n_found_told, n_found_all;
    // What `more` goes on with: the places that were found, or the exercises of a state.
    void (*more)(struct plain *plain);
    size_t view, n_exercises_told; // the state, an exercise_view, and how many of it were read
    struct glossary glossary;
    bool glossary_read;
    struct play_book *play;           // NULL until the first line that begins with a colon
    struct strbuf program;            // its lines so far, where it is unfinished
    bool sitting;                     // practice or a skill check: no answer may be computed
    const struct figure_view *figure; // that asks now, for its sliders; NULL: none does
};

__attribute__((format(printf, 2, 3))) void plain_say(struct plain *plain, const char *format, ...);
void plain_print(struct plain *plain, const struct grid *grid);
// A line or several, wrapped at PLAIN_COLS. plain_say leaves lines as long as they are: programs,
// commands, rows of numbers.
__attribute__((format(printf, 2, 3))) void plain_sentence(struct plain *plain, const char *format,
                                                          ...);
void plain_tell(struct plain *plain, const char *text); // paragraphs, wrapped at PLAIN_COLS
void plain_tell_markdown(struct plain *plain, const char *markdown);

// Goes elsewhere; `return` comes back.
void plain_jump(struct plain *plain, const struct place *place);

// plain_look_up.c: words that look something up, wherever one is.
void plain_search(struct plain *plain, const char *rest);
void plain_more(struct plain *plain, const char *rest);
void plain_open(struct plain *plain, const char *rest);
void plain_meaning(struct plain *plain, const char *rest);
void plain_progress(struct plain *plain, const char *rest);
// plain_exercises.c: the exercises of the course by what is done of them.
void plain_exercises(struct plain *plain, const char *rest);

// Prompts until a line asks to go on, to jump or to leave; other lines go to `take` (or NULL),
// which is false where a line means nothing to it.
void plain_ask(struct plain *plain, const char *prompt,
               bool (*take)(struct plain *plain, const char *line));

// Prints a block, asks what it has to ask, and leaves `turn` saying what follows.
void plain_block(struct plain *plain, const struct lesson *lesson, size_t block);
void plain_figure(struct plain *plain, const struct lesson *lesson,
                  const struct lesson_block *block);
// Whether the first word of a line is one of these, of a figure's, of an exercise's.
bool plain_has_word(const struct plain_command *of, size_t n, const char *line);
bool plain_figure_has(const char *line);
bool plain_asked_has(const char *line);
// The words themselves, for `?` elsewhere.
void plain_figure_words(struct strbuf *out);
void plain_asked_words(struct strbuf *out);
void plain_print_words(const struct plain_command *of, size_t n, struct strbuf *out);
// The figure that asks, once more: its words and its first numbers.
void plain_figure_again(struct plain *plain);
// plain_explore.c: words of a figure that asks.
void plain_explore_at(struct plain *plain, const char *rest);
void plain_explore_from(struct plain *plain, const char *rest);
void plain_explore_whole(struct plain *plain, const char *rest);
void plain_explore_pin(struct plain *plain, const char *rest);
// The numbers of an explored figure: of the part that is looked at, with the pinned copy. They are
// borrowed from the view; the caller releases them.
void plain_explore_numbers(const struct figure_view *view, struct figure *out);
// plain_job.c: of figures with `run`. The figure is false where there is nothing to describe yet,
// which has then been said.
void plain_job_host(struct plain *plain, struct figure_view *view,
                    const struct lesson_block *block);
void plain_job_run(struct plain *plain, struct figure_view *view);
bool plain_job_figure(struct plain *plain, struct figure_view *view, struct figure *figure);
// plain_interrupt.c: Ctrl-C is held back while something runs, which asks whether it waits; one
// that still waits at the end was meant for what ran.
void plain_hold_ctrl_c(sigset_t *before);
bool plain_ctrl_c_waits(void *owner);
void plain_release_ctrl_c(const sigset_t *before);
// plain_play.c: a line of Lua, without its colon, and what comes of it.
void plain_play(struct plain *plain, const char *line);
void plain_quiz(struct plain *plain, const struct lesson *lesson, const struct lesson_block *block);
void plain_exercise(struct plain *plain, const char *id);

// An exercise of a sitting: asked once, with the numbers of its seed. False where it was left out,
// or could not be asked; else `right` and `after` say what came of it.
bool plain_card(struct plain *plain, const struct practice_item *item, bool hints, bool *right,
                struct card *after);
// The skill check of the module that is read: five exercises without hints.
void plain_check(struct plain *plain);
// Ten exercises of what is due, or of what is due next where nothing is; then what came of them.
void plain_sitting(struct plain *plain);

#endif
