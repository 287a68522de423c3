// SPDX-License-Identifier: MIT
// The glossary under check: what its reading refuses, and entries that no lesson stands behind.
#include "lab/course/glossary.h"
#include "lab/check/lesson_parts.h"

void check_glossary(struct checker *checker, const struct course_lesson *page) {
    struct glossary glossary;
    struct error err;
    if (glossary_read(&glossary, checker->course, &err) != STATUS_OK) {
        findings_add_error(checker->findings, page->path, &err);
        return;
    }
    for (size_t i = 0; i < glossary.n; i++)
        if (!glossary.entries[i].lesson)
            findings_add(checker->findings, FINDING_WARNING, page->path, glossary.entries[i].line,
                         "%s names no lesson: end with a link to the one that explains it",
                         glossary.entries[i].names.at[0]);
    if (!glossary.n)
        findings_add(checker->findings, FINDING_WARNING, page->path, 0,
                     "the glossary has no entries: one is a paragraph that begins **like this**");
    glossary_release(&glossary);
}
