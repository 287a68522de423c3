// SPDX-License-Identifier: MIT
// Short Markdown (notes, feedback) as HTML, for reports that leave bitlab.
#ifndef LAB_LESSON_HTML_H
#define LAB_LESSON_HTML_H

#include "lab/base/strbuf.h"

// Adds a text with & < > " replaced, so that it may stand in an element or an attribute.
void html_escape(struct strbuf *out, const char *text, size_t size);

// Adds Markdown as HTML. Raw HTML in it is text, links lead to http and https only, headings are
// made `deeper` levels deeper (at most h6). Formulas stay as their TeX source.
void markdown_html(struct strbuf *out, const char *markdown, int deeper);

#endif
