// SPDX-License-Identifier: MIT
// The learner's report: what stands in it is said once, how it is written by one of two writers.
#ifndef LAB_COMMANDS_EXPORT_H
#define LAB_COMMANDS_EXPORT_H

#include "lab/base/error.h"
#include "lab/base/strbuf.h"
#include "lab/figure/figure.h"

struct export;

struct export_writer {
    void (*begin)(struct export *to, const char *title);
    void (*heading)(struct export *to, int level, const char *text); // level 2 and more
    void (*paragraph)(struct export *to, const char *text);
    void (*item)(struct export *to, const char *mark, const char *text); // of a list
    void (*end_items)(struct export *to);
    void (*code)(struct export *to, const char *text); // a program
    // A learner's or author's Markdown, its headings below `level`.
    void (*markdown)(struct export *to, int level, const char *text);
    void (*figure)(struct export *to, const struct figure *figure, const char *name);
    void (*end)(struct export *to);
};

struct export {
    const struct export_writer *writer;
    struct strbuf out;
    char *folder; // where Markdown puts its figures; NULL: into the text
    const char *folder_name;
    enum status status; // of the figures' files
    struct error *err;
};

extern const struct export_writer export_markdown, export_html;

#endif
