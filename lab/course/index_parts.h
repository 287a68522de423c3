// SPDX-License-Identifier: MIT
// What an index holds, as index.c and index_pack.c share it. Nobody outside includes this.
#ifndef LAB_COURSE_INDEX_PARTS_H
#define LAB_COURSE_INDEX_PARTS_H

#include <stdint.h>

#include "lab/base/packing.h"
#include "lab/course/index.h"

struct stamp { // of a file or folder; the change time is the one that nothing can put back
    uint64_t seconds, nanoseconds, size, inode;
};

struct place_stamp {
    const char *path;
    struct stamp stamp;
};

struct lesson_note {
    struct stamp stamp;
    bool known;
    struct text_list ids;
};

struct title_note {
    struct stamp stamp;
    const char *title; // NULL where it is not known
};

struct course_index {
    char *file, *folder, *key; // file: NULL where nothing is kept
    struct strbuf bytes;       // of the file, until the course was opened
    const struct course *course;
    struct place_stamp *places;
    size_t n_places, places_capacity;
    struct lesson_note *lessons; // in the order of their numbers
    size_t n_lessons;
    struct title_note *titles; // of course->exercises
    bool changed;              // since it was read
    bool unsettled;            // a place may have changed unseen: nothing is kept
    struct arena arena;
};

void index_pack(const struct course_index *index, struct strbuf *out);

// Fills places, notes and the course, whose texts are its own. False: the bytes are of another
// program or course, or damaged, and nothing is filled.
bool index_unpack(struct course_index *index, struct course *course);

#endif
