// SPDX-License-Identifier: MIT
// Short Markdown as HTML: md4c's events, a tag for each from two tables.
#include "lab/lesson/html.h"

#include <md4c.h>
#include <string.h>

struct writing {
    struct strbuf *out;
    int deeper;
};

void html_escape(struct strbuf *out, const char *text, size_t size) {
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)text[i];
        if (strbuf_entity(out, c)) continue;
        // No control character but the newline and the tab belongs into HTML.
        if (c >= ' ' || c == '\n' || c == '\t') strbuf_putc(out, text[i]);
    }
}

static const char *const block_tags[] = {
    [MD_BLOCK_QUOTE] = "blockquote",
    [MD_BLOCK_UL] = "ul",
    [MD_BLOCK_OL] = "ol",
    [MD_BLOCK_LI] = "li",
    [MD_BLOCK_P] = "p",
    [MD_BLOCK_TABLE] = "table",
    [MD_BLOCK_THEAD] = "thead",
    [MD_BLOCK_TBODY] = "tbody",
    [MD_BLOCK_TR] = "tr",
    [MD_BLOCK_TH] = "th",
    [MD_BLOCK_TD] = "td",
};

static const char *const span_tags[] = {
    [MD_SPAN_EM] = "em",   [MD_SPAN_STRONG] = "strong",  [MD_SPAN_CODE] = "code",
    [MD_SPAN_DEL] = "del", [MD_SPAN_LATEXMATH] = "code", [MD_SPAN_LATEXMATH_DISPLAY] = "code",
};

#define TAG(table, i) ((size_t)(i) < sizeof table / sizeof *table ? table[i] : NULL)

static int heading_level(const struct writing *w, void *detail) {
    int level = (int)((MD_BLOCK_H_DETAIL *)detail)->level + w->deeper;
    return level < 6 ? level : 6;
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *owner) {
    struct writing *w = owner;
    const char *tag = TAG(block_tags, type);
    if (type == MD_BLOCK_H)
        strbuf_printf(w->out, "<h%d>", heading_level(w, detail));
    else if (type == MD_BLOCK_CODE)
        strbuf_puts(w->out, "<pre><code>");
    else if (type == MD_BLOCK_HR)
        strbuf_puts(w->out, "<hr>\n");
    else if (tag)
        strbuf_printf(w->out, "<%s>", tag);
    return 0;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *owner) {
    struct writing *w = owner;
    const char *tag = TAG(block_tags, type);
    if (type == MD_BLOCK_H)
        strbuf_printf(w->out, "</h%d>\n", heading_level(w, detail));
    else if (type == MD_BLOCK_CODE)
        strbuf_puts(w->out, "</code></pre>\n");
    else if (tag)
        strbuf_printf(w->out, "</%s>\n", tag);
    return 0;
}

static bool leads_to_the_web(const MD_ATTRIBUTE *href) {
    return (href->size > 7 && strncmp(href->text, "http://", 7) == 0) ||
           (href->size > 8 && strncmp(href->text, "https://", 8) == 0);
}

static int enter_span(MD_SPANTYPE type, void *detail, void *owner) {
    struct writing *w = owner;
    const char *tag = TAG(span_tags, type);
    if (type == MD_SPAN_A) {
        const MD_ATTRIBUTE *href = &((MD_SPAN_A_DETAIL *)detail)->href;
        strbuf_puts(w->out, "<a");
        if (leads_to_the_web(href)) {
            strbuf_puts(w->out, " href=\"");
            html_escape(w->out, href->text, href->size);
            strbuf_putc(w->out, '"');
        }
        strbuf_putc(w->out, '>');
    } else if (tag) {
        strbuf_printf(w->out, "<%s>", tag);
    }
    return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *owner) {
    struct writing *w = owner;
    const char *tag = TAG(span_tags, type);
    (void)detail;
    if (type == MD_SPAN_A)
        strbuf_puts(w->out, "</a>");
    else if (tag)
        strbuf_printf(w->out, "</%s>", tag);
    return 0;
}

static int text(MD_TEXTTYPE type, const MD_CHAR *at, MD_SIZE size, void *owner) {
    struct writing *w = owner;
    if (type == MD_TEXT_BR)
        strbuf_puts(w->out, "<br>\n");
    else if (type == MD_TEXT_SOFTBR)
        strbuf_putc(w->out, '\n');
    else if (type == MD_TEXT_ENTITY)
        strbuf_add(w->out, at, size); // "&name;", as md4c has checked
    else if (type != MD_TEXT_NULLCHAR)
        html_escape(w->out, at, size);
    return 0;
}

void markdown_html(struct strbuf *out, const char *markdown, int deeper) {
    struct writing w = { .out = out, .deeper = deeper };
    MD_PARSER parser = { .flags = MD_FLAG_TABLES | MD_FLAG_NOHTML | MD_FLAG_PERMISSIVEURLAUTOLINKS |
                                  MD_FLAG_LATEXMATHSPANS,
                         .enter_block = enter_block,
                         .leave_block = leave_block,
                         .enter_span = enter_span,
                         .leave_span = leave_span,
                         .text = text };
    md_parse(markdown, (MD_SIZE)strlen(markdown), &parser, &w);
}
