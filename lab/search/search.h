// SPDX-License-Identifier: MIT
// Searching a whole course as one types. The texts of lessons, pages, exercises and notes are read
// once, file by file, into units that are shown as a line; a query is words, and a unit has all of
// them.
#ifndef LAB_SEARCH_SEARCH_H
#define LAB_SEARCH_SEARCH_H

#include <stdbool.h>
#include <stddef.h>

#include "lab/course/course.h"

enum found_kind { FOUND_LESSON, FOUND_PAGE, FOUND_EXERCISE, FOUND_NOTE };

struct search;

// Reads nothing yet. The course and the script, which fills in the variables of exercises, outlive
// it.
struct search *search_new(const struct course *course, struct script *script);
void search_free(struct search *search);

// A file of the learner's notes, found as FOUND_NOTE with this title; `lesson` may be NULL. Notes
// change while the lab is open: what was added is forgotten again, to be added anew.
void search_forget_notes(struct search *search);
void search_add_note(struct search *search, const char *path, const char *title,
                     const struct course_lesson *lesson);

// Reads one more file, mostly in well under a millisecond; false where all are read. A file that
// cannot be read has no text. An exercise that draws its numbers is there as its lesson shows it,
// which costs the loading of its file.
bool search_read_more(struct search *search);

// The words of a query, in lower case; a word that is the name of a formula's sign (sigma, sqrt)
// stands for the sign as well.
enum { SEARCH_WORDS_MAX = 8, SEARCH_WORD_BYTES = 48 };
struct search_words {
    size_t n;
    struct {
        char text[SEARCH_WORD_BYTES], sign[8]; // sign: "" where there is none
    } at[SEARCH_WORDS_MAX];
};
void search_words_read(struct search_words *words, const char *query);

// Whether all of the words stand in `text`.
bool search_words_all(const struct search_words *words, const char *text);

// The first of the words in `text` at byte `from` or later; its length, 0 where there is none.
size_t search_words_next(const struct search_words *words, const char *text, size_t from,
                         size_t *at);

struct found {
    enum found_kind kind;
    const struct course_lesson *lesson; // that it stands in, or whose exercise it is; NULL: none
    const char *exercise;               // FOUND_EXERCISE: its id
    const char *path;                   // of the file
    const char *title;                  // of the lesson, the page, the exercise, the note
    const char *heading;                // above it, "" where there is none
    const char *text;                   // the unit as one line
    int line;                           // of its file
};

// The best places first: titles, headings, whole words; else in the order of the course. At most
// `most` of them, `*total` counts all. The texts are the index's and stay until it is freed.
size_t search_find(const struct search *search, const struct search_words *words,
                   struct found *found, size_t most, size_t *total);

#endif
