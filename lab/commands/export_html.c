// SPDX-License-Identifier: MIT
// The learner's report as one HTML file: no scripts, no network, figures as inline SVG.
#include <string.h>

#include "lab/commands/export.h"
#include "lab/lesson/html.h"

static const char style[] =
    "body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif;"
    "color:#1b1b1b;background:#fff}"
    "h1,h2,h3{line-height:1.2}h2{border-bottom:1px solid #ccc;margin-top:2.5rem}"
    "pre{background:#f4f4f4;padding:.6rem;overflow:auto}code{font-family:ui-monospace,monospace}"
    "svg{max-width:100%;height:auto}blockquote,.notes{border-left:3px solid #999;margin-left:0;"
    "padding-left:1rem}li{margin:.2rem 0}"
    "@media(prefers-color-scheme:dark){body{color:#e8e8e8;background:#161616}pre{background:#222}"
    "svg{background:#fff}}";

static void escaped(struct export *to, const char *text) {
    html_escape(&to->out, text, strlen(text));
}

static void begin(struct export *to, const char *title) {
    strbuf_puts(&to->out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                          "<meta name=\"viewport\" content=\"width=device-width\">\n<title>");
    escaped(to, title);
    strbuf_printf(&to->out, "</title>\n<style>%s</style>\n</head>\n<body>\n<h1>", style);
    escaped(to, title);
    strbuf_puts(&to->out, "</h1>\n");
}

static void heading(struct export *to, int level, const char *text) {
    strbuf_printf(&to->out, "<h%d>", level);
    escaped(to, text);
    strbuf_printf(&to->out, "</h%d>\n", level);
}

static void paragraph(struct export *to, const char *text) {
    markdown_html(&to->out, text, 0);
}

// The first item opens its list.
static void item(struct export *to, const char *mark, const char *text) {
    if (!text_ends(strbuf_text(&to->out), "</li>\n")) strbuf_puts(&to->out, "<ul>\n");
    strbuf_puts(&to->out, "<li>");
    escaped(to, mark);
    strbuf_putc(&to->out, ' ');
    struct strbuf inner = { 0 };
    markdown_html(&inner, text, 0);
    const char *at = strbuf_text(&inner);
    bool lone = text_starts(at, "<p>") && text_ends(at, "</p>\n");
    if (lone)
        strbuf_add(&to->out, at + 3, inner.size - 3 - strlen("</p>\n"));
    else
        strbuf_puts(&to->out, at);
    strbuf_puts(&to->out, "</li>\n");
    strbuf_release(&inner);
}

static void end_items(struct export *to) {
    strbuf_puts(&to->out, "</ul>\n");
}

static void code(struct export *to, const char *text) {
    strbuf_puts(&to->out, "<pre><code>");
    escaped(to, text);
    strbuf_puts(&to->out, "</code></pre>\n");
}

static void markdown(struct export *to, int level, const char *text) {
    strbuf_puts(&to->out, "<div class=\"notes\">\n");
    markdown_html(&to->out, text, level);
    strbuf_puts(&to->out, "</div>\n");
}

// Ids are the page's, so each figure gets its own.
static void add_renamed(struct strbuf *out, const char *svg, const char *name) {
    static const char *const ids[] = { "id=\"", "aria-labelledby=\"", "url(#", "href=\"#" };
    while (*svg) {
        size_t size = 0;
        for (size_t i = 0; i < sizeof ids / sizeof *ids && !size; i++)
            if (text_starts(svg, ids[i])) size = strlen(ids[i]);
        if (!size) {
            strbuf_putc(out, *svg++);
            continue;
        }
        bool labels = text_starts(svg, "aria");
        strbuf_add(out, svg, size);
        strbuf_printf(out, "%s-", name);
        for (svg += size; *svg && *svg != '"' && *svg != ')'; svg++) {
            strbuf_putc(out, *svg);
            if (labels && *svg == ' ') strbuf_printf(out, "%s-", name);
        }
    }
}

static void figure(struct export *to, const struct figure *drawn, const char *name) {
    struct strbuf svg = { 0 };
    figure_svg(drawn, &svg);
    const char *at = strstr(strbuf_text(&svg), "<svg"); // without the declaration of a file
    strbuf_puts(&to->out, "<figure>\n");
    if (at) add_renamed(&to->out, at, name);
    strbuf_puts(&to->out, "</figure>\n");
    strbuf_release(&svg);
}

static void end(struct export *to) {
    strbuf_puts(&to->out, "</body>\n</html>\n");
}

const struct export_writer export_html = {
    .begin = begin,
    .heading = heading,
    .paragraph = paragraph,
    .item = item,
    .end_items = end_items,
    .code = code,
    .markdown = markdown,
    .figure = figure,
    .end = end,
};
