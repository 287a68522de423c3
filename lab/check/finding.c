// SPDX-License-Identifier: MIT
// The list of findings, and what loaders said turned into findings.
#include "lab/check/finding.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void findings_release(struct findings *findings) {
    free(findings->at);
    arena_release(&findings->arena);
    *findings = (struct findings) { 0 };
}

static bool is_there(const struct findings *findings, const char *file, int line,
                     const char *sentence) {
    for (size_t i = 0; i < findings->n; i++) {
        const struct finding *one = &findings->at[i];
        if (one->line == line && !strcmp(one->file, file) && !strcmp(one->text, sentence))
            return true;
    }
    return false;
}

void findings_add_at(struct findings *findings, enum severity severity, const char *file, int line,
                     int column, const char *sentence) {
    if (is_there(findings, file, line, sentence)) return;
    GROW(findings->at, findings->n, findings->capacity);
    findings->at[findings->n++] =
        (struct finding) { .severity = severity,
                           .file = arena_strdup(&findings->arena, file),
                           .line = line,
                           .column = line > 0 ? column : 0,
                           .text = arena_strdup(&findings->arena, sentence) };
    findings->errors += severity == FINDING_ERROR;
    findings->warnings += severity == FINDING_WARNING;
}

void findings_add(struct findings *findings, enum severity severity, const char *file, int line,
                  const char *format, ...) {
    char sentence[2 * ERROR_TEXT_MAX];
    va_list args;
    va_start(args, format);
    vsnprintf(sentence, sizeof sentence, format, args);
    va_end(args);
    findings_add_at(findings, severity, file, line,
                    line > 0 ? place_column(file, line, sentence) : 0, sentence);
}

// Where ":12: " stands in a message; NULL where it has no line.
static const char *line_mark(const char *text) {
    for (const char *at = strchr(text, ':'); at; at = strchr(at + 1, ':')) {
        size_t digits = strspn(at + 1, "0123456789");
        if (digits && digits < 9 && at[1 + digits] == ':' && at > text) return at;
    }
    return NULL;
}

void findings_add_error(struct findings *findings, const char *file, const struct error *err) {
    const char *mark = line_mark(err->text), *sentence = err->text;
    struct arena scratch = { 0 };
    int line = 0;
    if (mark) {
        file = arena_strndup(&scratch, err->text, (size_t)(mark - err->text));
        line = atoi(mark + 1);
        sentence = strchr(mark + 1, ':') + 1;
    } else if (text_starts(sentence, file) && sentence[strlen(file)] == ':') {
        sentence += strlen(file) + 1;
    } else if (strstr(sentence, file)) { // "cannot open FILE: …", "FILE is larger than …"
        line = 1;
    }
    while (isspace((unsigned char)*sentence))
        sentence++;
    if (text_starts(sentence, file) && sentence[strlen(file)] == ' ')
        sentence = arena_printf(&scratch, "the file%s", sentence + strlen(file));
    findings_add(findings, FINDING_ERROR, file, line, "%s", sentence);
    arena_release(&scratch);
}

struct ranked {
    struct finding finding;
    size_t file, number; // the place of the file's first finding, and of this one
};

static int by_place(const void *a, const void *b) {
    const struct ranked *x = a, *y = b;
    if (x->file != y->file) return x->file < y->file ? -1 : 1;
    if (x->finding.line != y->finding.line) return x->finding.line < y->finding.line ? -1 : 1;
    return x->number < y->number ? -1 : x->number > y->number;
}

void findings_sort(struct findings *findings) {
    if (findings->n < 2) return;
    struct ranked *ranked = xcalloc(findings->n, sizeof *ranked);
    for (size_t i = 0; i < findings->n; i++) {
        size_t first = 0;
        while (strcmp(findings->at[first].file, findings->at[i].file) != 0)
            first++;
        ranked[i] = (struct ranked) { findings->at[i], first, i };
    }
    qsort(ranked, findings->n, sizeof *ranked, by_place);
    for (size_t i = 0; i < findings->n; i++)
        findings->at[i] = ranked[i].finding;
    free(ranked);
}
