// SPDX-License-Identifier: MIT
// What a check finds: a place in a course file, how grave it is, and one sentence.
// The same list is written as lines for people, as JSON, or as annotations for GitHub.
#ifndef LAB_CHECK_FINDING_H
#define LAB_CHECK_FINDING_H

#include <stdbool.h>
#include <stddef.h>

#include "lab/base/error.h"
#include "lab/base/memory.h"
#include "lab/base/strbuf.h"

enum severity { FINDING_ERROR, FINDING_WARNING };

struct finding {
    enum severity severity;
    const char *file; // as the course was named on the command line
    int line, column; // from 1; 0 where the finding is of the whole file
    const char *text; // one sentence
};

struct findings {
    struct finding *at;
    size_t n, capacity;
    size_t errors, warnings;
    struct arena arena;
};

void findings_release(struct findings *findings);

// Adds one. The column is that of the first word of the line which the sentence names, else of the
// line's first word; a finding that says the same of the same line is not added again.
__attribute__((format(printf, 5, 6))) void findings_add(struct findings *findings,
                                                        enum severity severity, const char *file,
                                                        int line, const char *format, ...);
// The same at a column that is known.
void findings_add_at(struct findings *findings, enum severity severity, const char *file, int line,
                     int column, const char *sentence);

// What a loader said, "file:line: what is wrong"; `file` is used where it names none.
void findings_add_error(struct findings *findings, const char *file, const struct error *err);

// By file in the order of their first finding, then by line.
void findings_sort(struct findings *findings);

// "file:line:column: error: sentence", one a line.
void findings_write_text(const struct findings *findings, struct strbuf *out);
// {"schema": "bitlab-check/1", "errors", "warnings", "findings": [{file, line, column, severity,
// message}]}
void findings_write_json(const struct findings *findings, struct strbuf *out);
// "::error file=…,line=…,col=…::sentence", escaped as GitHub's workflow commands want it.
void findings_write_github(const struct findings *findings, struct strbuf *out);

// place.c: the column of what a sentence speaks of in a line of a file; 1 where nothing is found.
int place_column(const char *file, int line, const char *sentence);

#endif
