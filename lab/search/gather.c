// SPDX-License-Identifier: MIT
// Files become units: a paragraph, a heading, an item of a list is one; of fenced Lua the sentences
// in its strings are, and of an exercise its title and its task.
#include <ctype.h>
#include <string.h>

#include "lab/script/tokens.h"
#include "lab/search/units.h"

enum { SENTENCE_LEAST = 12 };

static void add_clean(struct search *search, enum unit_rank rank, int line, const char *text,
                      size_t size) {
    struct strbuf clean = { 0 };
    search_clean(&clean, text, size);
    search_add_unit(search, rank, line, strbuf_text(&clean), clean.size);
    strbuf_release(&clean);
}

// A string of Lua as it is meant: escapes of line ends and quotes are taken back.
static void add_string(struct search *search, enum unit_rank rank, const struct token *token) {
    struct strbuf text = { 0 };
    bool quoted = token->at[-1] == '"' || token->at[-1] == '\'';
    for (size_t i = 0; i < token->size; i++) {
        char c = token->at[i];
        if (quoted && c == '\\' && i + 1 < token->size) {
            c = token->at[++i];
            if (c == 'n' || c == 't') c = ' ';
        }
        strbuf_putc(&text, c);
    }
    add_clean(search, rank, token->text_line, strbuf_text(&text), text.size);
    strbuf_release(&text);
}

// Strings that are sentences: titles, notices, tasks, options.
static void add_sentences(struct search *search, const char *text, size_t size, int line) {
    struct token_reader reader;
    token_reader_init(&reader, text, size, line);
    for (;;) {
        struct token token = token_next(&reader);
        if (token.kind == TOKEN_END) return;
        if (token.kind == TOKEN_STRING && token.size >= SENTENCE_LEAST &&
            memchr(token.at, ' ', token.size))
            add_string(search, RANK_TEXT, &token);
    }
}

struct scan {
    struct search *search;
    const char *at, *end;
    int line;
    const char *begin; // of the paragraph, NULL where none is open
    int begin_line;
};

static const char *line_end(const struct scan *scan, const char *at) {
    const char *end = memchr(at, '\n', (size_t)(scan->end - at));
    return end ? end : scan->end;
}

static void close_paragraph(struct scan *scan) {
    if (scan->begin)
        add_clean(scan->search, RANK_TEXT, scan->begin_line, scan->begin,
                  (size_t)(scan->at - scan->begin));
    scan->begin = NULL;
}

static void next_line(struct scan *scan) {
    const char *end = line_end(scan, scan->at);
    scan->at = end < scan->end ? end + 1 : end;
    scan->line++;
}

static size_t fence_of(const char *text, const char *end) {
    size_t n = 0;
    while (text + n < end && text[n] == *text && (*text == '`' || *text == '~'))
        n++;
    return n >= 3 ? n : 0;
}

static void read_fence(struct scan *scan, const char *text, size_t length) {
    const char *word = text + length;
    bool live = text_starts(word, "figure") || text_starts(word, "quiz"),
         card = text_starts(word, "exercise");
    next_line(scan);
    const char *from = scan->at;
    int line = scan->line;
    for (; scan->at < scan->end; next_line(scan)) {
        const char *start = scan->at + strspn(scan->at, " ");
        if (start < scan->end && *start == *text && fence_of(start, scan->end) >= length) break;
    }
    size_t size = (size_t)(scan->at - from);
    if (live)
        add_sentences(scan->search, from, size, line);
    else if (!card)
        search_add_unit(scan->search, RANK_TEXT, line, from, size);
    next_line(scan);
}

// "- ", "12. ", "> ": where it begins something new, the text behind it.
static const char *behind_marker(const char *text, const char *end) {
    const char *at = text;
    while (at < end && isdigit((unsigned char)*at))
        at++;
    bool number = at > text && at < end && (*at == '.' || *at == ')');
    bool bullet = at == text && at < end && strchr("-*+>", *at);
    if (!(number || bullet) || at + 1 >= end || at[1] != ' ') return NULL;
    return at + 2;
}

// A first heading that says the title again is none.
static bool repeats_title(const struct search *search, const char *text, size_t size) {
    while (size && isspace((unsigned char)text[size - 1]))
        size--;
    if (search->title == SIZE_MAX) return false;
    const struct unit *title = &search->units[search->title];
    return search->heading == search->title && title->size == size &&
           memcmp(title->text, text, size) == 0;
}

static void read_heading(struct scan *scan, const char *text, const char *end) {
    while (text < end && *text == '#')
        text++;
    close_paragraph(scan);
    while (text < end && *text == ' ')
        text++;
    if (!repeats_title(scan->search, text, (size_t)(end - text)))
        add_clean(scan->search, RANK_HEADING, scan->line, text, (size_t)(end - text));
    next_line(scan);
}

static void read_line(struct scan *scan) {
    const char *end = line_end(scan, scan->at), *text = scan->at;
    while (text < end && isspace((unsigned char)*text))
        text++;
    size_t fence = fence_of(text, end);
    if (text == end) {
        close_paragraph(scan);
    } else if (fence) {
        close_paragraph(scan);
        read_fence(scan, text, fence);
        return;
    } else if (*text == '#' && !scan->begin) {
        read_heading(scan, text, end);
        return;
    } else {
        const char *behind = behind_marker(text, end);
        if (behind) close_paragraph(scan);
        if (!scan->begin) scan->begin = behind ? behind : text, scan->begin_line = scan->line;
    }
    next_line(scan);
}

void search_read_markdown(struct search *search, const char *text, size_t size) {
    struct scan scan = { .search = search, .at = text, .end = text + size, .line = 1 };
    if (size >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) scan.at += 3;
    while (scan.at < scan.end)
        read_line(&scan);
    close_paragraph(&scan);
}

void search_read_exercise(struct search *search, const char *text, size_t size) {
    struct token_reader reader;
    int level = 0, found = 0;
    token_reader_init(&reader, text, size, 1);
    while (found < 2) {
        struct token name = token_next(&reader);
        if (name.kind == TOKEN_END) return;
        if (token_is(&name, "{")) level++;
        if (token_is(&name, "}")) level--;
        bool title = token_is(&name, "title");
        if (level != 1 || !(title || token_is(&name, "task"))) continue;
        struct token equals = token_next(&reader), value = token_peek(&reader);
        if (!token_is(&equals, "=") || value.kind != TOKEN_STRING) continue;
        add_string(search, title ? RANK_TITLE : RANK_TEXT, &value);
        found++;
    }
}
