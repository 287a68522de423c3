// SPDX-License-Identifier: MIT
// The learner's notes: plain Markdown files, one for each lesson and one for all else. They belong
// to the learner and any editor may open them; bitlab adds to them and never shortens them.
#ifndef LAB_STORE_NOTES_H
#define LAB_STORE_NOTES_H

#include <stdbool.h>
#include <stddef.h>

#include "lab/base/error.h"
#include "lab/base/memory.h"
#include "lab/base/strbuf.h"

// $XDG_DATA_HOME/bitlab/notes/<course>/<lesson>.md; `lesson` NULL: notes.md, those that belong to
// no lesson. `course` is the course's title. NULL where there is no HOME. The caller frees it.
char *notes_path(const char *course, const char *lesson);

// The whole text; "" and STATUS_OK where there are no notes yet.
enum status notes_read(const char *course, const char *lesson, struct strbuf *text,
                       struct error *err);

// Makes the file with the line "# HEADING" where there is none, for an editor to open.
enum status notes_prepare(const char *course, const char *lesson, const char *heading,
                          struct error *err);

// Adds a paragraph at the end, the whole file written anew and put in its place.
enum status notes_add(const char *course, const char *lesson, const char *heading,
                      const char *paragraph, struct error *err);

// The lessons that have notes, by name; NULL among them are those that belong to none. In the
// arena.
size_t notes_list(const char *course, struct arena *arena, const char ***lessons);

// Calls back for every line that holds all the words (split at blanks, without regard to capital
// letters of ASCII), file by file. False from the callback ends the search.
struct note_line {
    const char *lesson; // NULL: of no lesson
    int line;           // from 1
    const char *text;   // without its end
    size_t at, size;    // of the first word in it, in bytes
};
typedef bool note_found(void *owner, const struct note_line *line);
void notes_search(const char *course, const char *words, note_found *found, void *owner);

#endif
