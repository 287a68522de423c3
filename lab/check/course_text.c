// SPDX-License-Identifier: MIT
// course.lua as text: a new lesson or page put into it without touching what its author wrote.
#include "lab/check/course_text.h"

#include <string.h>

#include "lab/script/tokens.h"

// `name = {` … `}`: where it begins, where its last token ends, and how its items are indented.
struct list {
    const char *at;       // the name
    int column;           // of the name, from 1
    const char *last_end; // of the token before the closing brace
    bool needs_comma;
    int indent;
};

static void read_list(struct token_reader *reader, struct list *list) {
    struct token before = token_next(reader); // {
    struct token first = token_peek(reader);
    int opening_line = before.line;
    list->indent = list->column + 1;
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

// The list of that name with that number, from 0, and how many of them there are.
static size_t find_list(const struct strbuf *text, const char *name, size_t number,
                        struct list *found) {
    struct token_reader reader;
    size_t n = 0;
    token_reader_init(&reader, strbuf_text(text), text->size, 1);
    for (;;) {
        struct token token = token_next(&reader);
        if (token.kind == TOKEN_END) return n;
        if (!token_is(&token, name) || token.kind != TOKEN_NAME) continue;
        struct token_reader ahead = reader;
        struct token equals = token_next(&ahead), brace = token_peek(&ahead);
        if (!token_is(&equals, "=") || !token_is(&brace, "{")) continue;
        struct list list = { .at = token.at, .column = token.column };
        read_list(&ahead, &list);
        reader = ahead;
        if (n++ == number) *found = list;
    }
}

// Puts `added` into the text at that place.
static void put_in(struct strbuf *text, size_t at, const struct strbuf *added) {
    struct strbuf whole = { 0 };
    strbuf_add(&whole, text->at, at);
    strbuf_add(&whole, added->at, added->size);
    strbuf_add(&whole, text->at + at, text->size - at);
    strbuf_release(text);
    *text = whole;
}

// Behind the last item of a list.
static void append(struct strbuf *text, const struct list *list, const struct strbuf *entry) {
    struct strbuf added = { 0 };
    size_t at = (size_t)(list->last_end - text->at);
    strbuf_puts(&added, list->needs_comma ? ",\n" : "\n");
    strbuf_add(&added, entry->at, entry->size);
    // The closing brace of a list on one line goes to a line of its own.
    if (text->at[at + strspn(text->at + at, " \t")] == '}') strbuf_putc(&added, '\n');
    put_in(text, at, &added);
    strbuf_release(&added);
}

bool course_text_add_lesson(struct strbuf *text, size_t module, size_t n_modules,
                            const struct template_words *words) {
    struct list list = { 0 };
    struct strbuf entry = { 0 }, indent = { 0 };
    if (find_list(text, "lessons", module, &list) != n_modules || !list.last_end) return false;
    strbuf_repeat(&indent, " ", (size_t)list.indent);
    template_lesson_entry(words, strbuf_text(&indent), &entry);
    append(text, &list, &entry);
    strbuf_release(&entry);
    strbuf_release(&indent);
    return true;
}

// `pages = { entry },` and the indent of what comes after it.
static void put_pages_before(struct strbuf *text, const struct list *modules,
                             const struct strbuf *entry) {
    struct strbuf added = { 0 };
    size_t indent = (size_t)modules->column - 1;
    strbuf_puts(&added, "pages = {\n");
    strbuf_repeat(&added, " ", indent + 2);
    strbuf_add(&added, entry->at, entry->size);
    strbuf_putc(&added, '\n');
    strbuf_repeat(&added, " ", indent);
    strbuf_puts(&added, "},\n");
    strbuf_repeat(&added, " ", indent);
    put_in(text, (size_t)(modules->at - text->at), &added);
    strbuf_release(&added);
}

bool course_text_add_page(struct strbuf *text, const struct template_words *words) {
    struct list pages = { 0 }, modules = { 0 };
    struct strbuf entry = { 0 };
    size_t n = find_list(text, "pages", 0, &pages);
    if (n > 1 || (n == 0 && find_list(text, "modules", 0, &modules) != 1)) return false;
    if (n == 1) strbuf_repeat(&entry, " ", (size_t)pages.indent);
    template_page_entry(words, &entry);
    if (n == 1)
        append(text, &pages, &entry);
    else
        put_pages_before(text, &modules, &entry);
    strbuf_release(&entry);
    return true;
}
