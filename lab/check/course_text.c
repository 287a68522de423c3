// SPDX-License-Identifier: MIT
// course.lua as text: a new lesson put into it without touching what its author wrote.
#include "lab/check/course_text.h"

#include <string.h>

#include "lab/script/tokens.h"

// `lessons = {` … `}`: where its last token ends, and how its items are indented.
struct lesson_list {
    const char *last_end; // of the token before the closing brace
    bool needs_comma;
    int indent;
};

static void read_list(struct token_reader *reader, struct lesson_list *list) {
    struct token before = token_next(reader); // {
    struct token first = token_peek(reader);
    int opening_line = before.line;
    *list = (struct lesson_list) { .indent = 8 };
    if (!token_is(&first, "}") && first.line > opening_line) list->indent = first.column - 1;
    for (int level = 1;;) {
        struct token token = token_next(reader);
        if (token.kind == TOKEN_END) return;
        if (token_is(&token, "{")) level++;
        if (token_is(&token, "}") && --level == 0) break;
        before = token;
    }
    list->last_end = before.at + before.size;
    list->needs_comma = before.kind != TOKEN_MARK || token_is(&before, "}");
}

// The list of the module with that number, and how many lists there are.
static size_t find_list(const struct strbuf *text, size_t module, struct lesson_list *found) {
    struct token_reader reader;
    size_t n = 0;
    token_reader_init(&reader, strbuf_text(text), text->size, 1);
    for (;;) {
        struct token token = token_next(&reader);
        if (token.kind == TOKEN_END) return n;
        if (!token_is(&token, "lessons") || token.kind != TOKEN_NAME) continue;
        struct token_reader ahead = reader;
        struct token equals = token_next(&ahead), brace = token_peek(&ahead);
        if (!token_is(&equals, "=") || !token_is(&brace, "{")) continue;
        struct lesson_list list;
        reader = ahead;
        read_list(&reader, &list);
        if (n++ == module) *found = list;
    }
}

bool course_text_add_lesson(struct strbuf *text, size_t module, size_t n_modules,
                            const struct template_words *words) {
    struct lesson_list list = { 0 };
    struct strbuf added = { 0 }, indent = { 0 };
    if (find_list(text, module, &list) != n_modules || !list.last_end) return false;
    size_t at = (size_t)(list.last_end - text->at);
    strbuf_repeat(&indent, " ", (size_t)list.indent);
    strbuf_add(&added, text->at, at);
    strbuf_puts(&added, list.needs_comma ? ",\n" : "\n");
    template_lesson_entry(words, strbuf_text(&indent), &added);
    // The closing brace of a list on one line goes to a line of its own.
    if (text->at[at + strspn(text->at + at, " \t")] == '}') strbuf_putc(&added, '\n');
    strbuf_add(&added, text->at + at, text->size - at);
    strbuf_release(text);
    *text = added;
    strbuf_release(&indent);
    return true;
}
