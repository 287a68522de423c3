// SPDX-License-Identifier: MIT
// The glossary of a course: its page of kind "glossary" read into entries, and an entry found by a
// word as it stands in a text, whatever its case and number.
#ifndef LAB_COURSE_GLOSSARY_H
#define LAB_COURSE_GLOSSARY_H

#include "lab/course/course.h"

// A paragraph that begins with the entry's names in bold: **scale, step size**: What it is…
struct glossary_entry {
    struct text_list names; // the first one heads the entry
    const char *text;       // Markdown, what stands behind the names, without a link at its end
    const char *lesson;     // the first lesson that it links to, or NULL
    int line;               // of the page's file
};

struct glossary {
    const struct course_lesson *page; // NULL: the course has none
    struct glossary_entry *entries;   // in the page's order
    size_t n;
    struct arena arena;
};

// Reads the first page of kind "glossary"; a course without one has no entries. An entry without a
// text and a name that two entries have are STATUS_COURSE with file:line.
enum status glossary_read(struct glossary *glossary, const struct course *course,
                          struct error *err);
void glossary_release(struct glossary *glossary);

// The entry of a word: "Scales", "zero-point" and "KL divergence" find "scale", "zero point" and
// "KL divergence". NULL where there is none.
const struct glossary_entry *glossary_find(const struct glossary *glossary, const char *word);

#endif
