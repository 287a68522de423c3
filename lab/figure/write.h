// SPDX-License-Identifier: MIT
// A figure as a file: which formats there are, and which one a file's name asks for.
#ifndef LAB_FIGURE_WRITE_H
#define LAB_FIGURE_WRITE_H

#include "lab/figure/figure.h"

struct figure_text { // how the format "text" looks
    int cols;
    bool ascii;
    struct coloring color;
};

// The format that the ending of a name stands for ("a.svg": "svg", "a.txt": "text"), or NULL.
const char *figure_format_of(const char *path);
bool figure_is_format(const char *name);
bool figure_format_is_numbers(const char *format); // false: a picture

extern const char figure_endings[]; // ".svg, .png, .csv, .json or .txt", for sentences

// `shown` is drawn by formats that are pictures, `data` written by those that are numbers.
enum status figure_write(const struct figure *shown, const struct figure *data, const char *format,
                         const struct figure_text *text, struct strbuf *out, struct error *err);

#endif
