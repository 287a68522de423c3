// SPDX-License-Identifier: MIT
// A Markdown source with its lines and its formulas found.
//
// A $ opens a formula when something other than a blank follows it, and closes one when something
// other than a blank stands before it and no digit follows: "$5 and $6" are prices. $$ opens and
// closes a displayed one. Formulas end with their paragraph; there are none in code. A \$ is a
// dollar.
#include "lab/lesson/source.h"

#include <string.h>

#include "lab/base/utf8.h"

size_t source_line_end(const struct source *source, size_t offset) {
    while (offset < source->size && source->text[offset] != '\n' && source->text[offset] != '\r')
        offset++;
    return offset;
}

size_t source_next_line(const struct source *source, size_t offset) {
    size_t end = source_line_end(source, offset);
    if (end + 1 < source->size && source->text[end] == '\r' && source->text[end + 1] == '\n') end++;
    return end < source->size ? end + 1 : source->size;
}

static void find_lines(struct source *source, struct arena *arena) {
    size_t n = 1;
    for (size_t at = 0; (at = source_next_line(source, at)) < source->size;)
        n++;
    source->line_at = arena_alloc(arena, n * sizeof *source->line_at);
    source->n_lines = n;
    for (size_t i = 1; i < n; i++)
        source->line_at[i] = source_next_line(source, source->line_at[i - 1]);
}

int source_line(const struct source *source, size_t offset) {
    size_t low = 0, high = source->n_lines;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (source->line_at[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    return (int)low + 1;
}

// Behind the blanks, quote signs and list markers that a line begins with.
static size_t line_content(const struct source *source, size_t at, size_t end) {
    const char *text = source->text;
    for (;;) {
        while (at < end && (text[at] == ' ' || text[at] == '\t' || text[at] == '>'))
            at++;
        size_t digits = at;
        while (digits < end && text[digits] >= '0' && text[digits] <= '9')
            digits++;
        bool numbered = digits > at && digits + 1 < end &&
                        (text[digits] == '.' || text[digits] == ')') && text[digits + 1] == ' ';
        bool bullet = at + 1 < end && strchr("-*+", text[at]) && text[at] && text[at + 1] == ' ';
        if (numbered)
            at = digits + 2;
        else if (bullet)
            at += 2;
        else
            return at;
    }
}

bool source_is_fence(const struct source *source, size_t offset, size_t *size, char *mark) {
    size_t end = source_line_end(source, offset), at = line_content(source, offset, end);
    *mark = at < end ? source->text[at] : '\0';
    if (*mark != '`' && *mark != '~') return false;
    for (*size = 0; at < end && source->text[at] == *mark; at++)
        ++*size;
    if (*size < 3) return false;
    return *mark == '~' || !memchr(source->text + at, '`', end - at);
}

static bool closes_fence(const struct source *source, size_t offset, size_t size, char mark) {
    size_t end = source_line_end(source, offset), n = 0;
    while (offset < end && strchr(" \t>", source->text[offset]) && source->text[offset])
        offset++;
    while (offset < end && source->text[offset] == mark)
        offset++, n++;
    while (offset < end && (source->text[offset] == ' ' || source->text[offset] == '\t'))
        offset++;
    return n >= size && offset == end;
}

// Behind the fenced block that opens at `at`; `*closed` tells whether it has an end.
static size_t skip_fence(const struct source *source, size_t at, bool *closed) {
    size_t size = 0;
    char mark = 0;
    *closed = false;
    if (!source_is_fence(source, at, &size, &mark)) return at;
    for (at = source_next_line(source, at); at < source->size; at = source_next_line(source, at))
        if ((*closed = closes_fence(source, at, size, mark))) return source_next_line(source, at);
    return source->size;
}

size_t source_after_fence(const struct source *source, size_t offset) {
    bool closed;
    return skip_fence(source, offset, &closed);
}

static bool is_blank_line(const struct source *source, size_t at) {
    size_t end = source_line_end(source, at);
    while (at < end &&
           (source->text[at] == ' ' || source->text[at] == '\t' || source->text[at] == '>'))
        at++;
    return at == end;
}

// A paragraph while its formulas are looked for. What was found missing is not looked for again.
struct paragraph {
    struct source *source;
    struct arena *arena;
    size_t end;
    size_t closer,
        double_closer; // the next ones at or behind the last place asked for; `end`: no more
    bool asked, double_asked;
    size_t capacity;
};

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_closer(const struct source *s, size_t i, size_t end) {
    if (s->text[i] != '$' || is_blank(s->text[i - 1]) || s->text[i - 1] == '\\') return false;
    if (s->text[i - 1] == '$' || (i + 1 < end && s->text[i + 1] == '$')) return false;
    return !(i + 1 < end && s->text[i + 1] >= '0' && s->text[i + 1] <= '9');
}

// Behind the code span that opens at `i`, or behind its backticks when it has no end.
static size_t skip_code(const struct paragraph *p, size_t i) {
    const char *text = p->source->text;
    size_t size = 0, run = 0;
    while (i + size < p->end && text[i + size] == '`')
        size++;
    for (size_t j = i + size; j <= p->end; j++) {
        if (j < p->end && text[j] == '`')
            run++;
        else if (run == size)
            return j;
        else
            run = 0;
    }
    return i + size;
}

static size_t find_closer(struct paragraph *p, size_t from) {
    if (p->asked && p->closer >= from) return p->closer;
    size_t i = from;
    while (i < p->end && !is_closer(p->source, i, p->end))
        i = p->source->text[i] == '`' ? skip_code(p, i) : i + 1;
    p->asked = true;
    return p->closer = i;
}

static bool is_double(const struct source *s, size_t i) {
    return s->text[i] == '$' && s->text[i + 1] == '$' && s->text[i - 1] != '\\';
}

static size_t find_double(struct paragraph *p, size_t from) {
    if (p->double_asked && p->double_closer >= from) return p->double_closer;
    size_t i = from;
    while (i + 1 < p->end && !is_double(p->source, i))
        i++;
    p->double_asked = true;
    return p->double_closer = i + 1 < p->end ? i : p->end;
}

static void add_formula(struct paragraph *p, struct source_formula formula) {
    struct source *s = p->source;
    if (s->n_formulas == p->capacity) {
        size_t capacity = p->capacity ? 2 * p->capacity : 32;
        struct source_formula *more = arena_alloc(p->arena, capacity * sizeof *more);
        if (s->n_formulas) memcpy(more, s->formulas, s->n_formulas * sizeof *more);
        s->formulas = more;
        p->capacity = capacity;
    }
    s->formulas[s->n_formulas++] = formula;
    memset(s->covered + formula.begin, 'x', formula.end - formula.begin);
}

static size_t take_dollar(struct paragraph *p, size_t i) {
    const char *text = p->source->text;
    if (i + 1 < p->end && text[i + 1] == '$') {
        size_t closer = i + 2 < p->end ? find_double(p, i + 2) : p->end;
        if (closer == p->end) {
            if (p->source->open_display == p->source->size) p->source->open_display = i;
            return i + 2;
        }
        add_formula(p, (struct source_formula) { i, closer + 2, i + 2, closer, true });
        return closer + 2;
    }
    if (i + 1 >= p->end || is_blank(text[i + 1])) return i + 1;
    size_t closer = find_closer(p, i + 2);
    if (closer >= p->end) return i + 1;
    add_formula(p, (struct source_formula) { i, closer + 1, i + 1, closer, false });
    return closer + 1;
}

static void find_in_paragraph(struct paragraph *p, size_t at) {
    const char *text = p->source->text;
    p->asked = p->double_asked = false;
    while (at < p->end) {
        if (text[at] == '\\')
            at += 2;
        else if (text[at] == '`')
            at = skip_code(p, at);
        else if (text[at] == '$')
            at = take_dollar(p, at);
        else
            at++;
    }
}

static void find_formulas(struct source *source, struct arena *arena) {
    struct paragraph p = { .source = source, .arena = arena };
    size_t size;
    char mark;
    for (size_t at = 0; at < source->size;) {
        if (source_is_fence(source, at, &size, &mark)) {
            bool closed;
            size_t opened = at;
            at = skip_fence(source, at, &closed);
            if (!closed && source->open_fence == source->size) source->open_fence = opened;
            continue;
        }
        size_t end = at;
        do
            end = source_next_line(source, end);
        while (end < source->size && !is_blank_line(source, end) &&
               !source_is_fence(source, end, &size, &mark));
        p.end = end;
        find_in_paragraph(&p, at);
        at = end;
    }
}

void source_init(struct source *source, struct arena *arena, const char *text, size_t size) {
    bool bom = size >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0;
    *source = (struct source) { .text = text + (bom ? 3 : 0), .size = size - (bom ? 3 : 0) };
    source->covered = arena_alloc(arena, source->size + 1);
    memcpy(source->covered, source->text, source->size);
    source->open_display = source->open_fence = source->size;
    find_lines(source, arena);
    find_formulas(source, arena);
}

size_t source_formula_at(const struct source *source, size_t offset) {
    size_t low = 0, high = source->n_formulas;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (source->formulas[middle].end <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static int quote_depth(const struct source *source, size_t offset) {
    size_t at = source->line_at[source_line(source, offset) - 1];
    int depth = 0;
    for (; at < offset && strchr(" \t>", source->text[at]) && source->text[at]; at++)
        depth += source->text[at] == '>';
    return depth;
}

char *source_formula_text(const struct source *source, struct arena *arena, size_t formula) {
    const struct source_formula *f = &source->formulas[formula];
    int depth = quote_depth(source, f->begin);
    char *text = arena_alloc(arena, f->to - f->from + 1);
    size_t n = 0, i = f->from;
    while (i < f->to) {
        char c = source->text[i++];
        if (c == '\r' && i < f->to && source->text[i] == '\n') i++;
        if (c != '\r' && c != '\n') {
            text[n++] = c ? c : 1; // no formula holds U+0001, so this is an error with its line
            continue;
        }
        text[n++] = '\n';
        for (int open = depth;
             i < f->to && (source->text[i] == ' ' || (open > 0 && source->text[i] == '>'));)
            open -= source->text[i++] == '>';
    }
    return text;
}
