// SPDX-License-Identifier: MIT
// Markdown and TeX as a line that can be read and searched: marks go, blanks are one, links are
// their words, and of formulas the signs stay.
#include <ctype.h>
#include <string.h>

#include "lab/search/units.h"

static bool find_command(const char *name, size_t size, struct tex_command_help *found) {
    size_t n = tex_command_count();
    for (size_t i = 0; i < n; i++) {
        *found = tex_command_at(i);
        if (strncmp(found->name, name, size) == 0 && found->name[size] == 0) return true;
    }
    return false;
}

const char *search_sign(const char *name, size_t size) {
    struct tex_command_help help;
    return find_command(name, size, &help) && *help.unicode ? help.unicode : NULL;
}

struct cleaning {
    const char *at, *end;
    struct strbuf *out;
    bool math, code, blank; // blank: one is due before the next character
};

static void put(struct cleaning *c, const char *text, size_t size) {
    if (c->blank && c->out->size) strbuf_putc(c->out, ' ');
    c->blank = false;
    strbuf_add(c->out, text, size);
}

static bool is_one_of(const char *const *names, const char *name, size_t size) {
    for (; *names; names++)
        if (strlen(*names) == size && memcmp(*names, name, size) == 0) return true;
    return false;
}

// \sigma, \max: what stands on the page; \frac, \hat, \qquad: a shape, and nothing to be read.
static void put_named(struct cleaning *c, const char *name, size_t size) {
    static const char *const said[] = { "sqrt", "binom", NULL }; // shapes that have a name
    static const char *const unsaid[] = { "cdot", NULL };        // 2 N, as people type it
    struct tex_command_help help;
    bool known = find_command(name, size, &help);
    if (!known || is_one_of(said, name, size))
        put(c, name, size);
    else if (*help.unicode && !is_one_of(unsaid, name, size))
        put(c, help.unicode, strlen(help.unicode));
    else if (strcmp(help.about, "space") == 0)
        c->blank = true;
}

static void put_command(struct cleaning *c) {
    const char *name = ++c->at;
    while (c->at < c->end && isalpha((unsigned char)*c->at))
        c->at++;
    if (c->at > name) {
        put_named(c, name, (size_t)(c->at - name));
        return;
    }
    bool kept = c->at < c->end && strchr("|%#&_$", *c->at) && *c->at;
    if (kept) put(c, c->at, 1);
    c->at += c->at < c->end;
}

static void put_math(struct cleaning *c) {
    if (*c->at == '\\') {
        put_command(c);
        return;
    }
    if (*c->at == '}' && c->at + 1 < c->end && c->at[1] == '{')
        put(c, "/", 1), c->at++;
    else if (!strchr("{}&", *c->at))
        put(c, c->at, 1);
    c->at++;
}

// Whether a bracket begins the words of a link, and no list of numbers.
static bool begins_link(const char *at, const char *end) {
    int depth = 0;
    for (; at < end; at++) {
        if (*at == '[') depth++;
        if (*at == ']' && --depth == 0) return at + 1 < end && at[1] == '(';
    }
    return false;
}

// "](target)" goes; true where it was one.
static bool skip_target(struct cleaning *c) {
    if (c->at[0] != ']' || c->at + 1 >= c->end || c->at[1] != '(') return false;
    const char *close = memchr(c->at, ')', (size_t)(c->end - c->at));
    if (!close) return false;
    c->at = close + 1;
    return true;
}

// The size of what is filled in where nobody knows with what: %.3g of a label; 0 where nothing is.
// {name} of a family stays: whoever shows it fills it in.
static size_t filled_in(const char *text, size_t size) {
    size_t n = 1;
    if (*text != '%') return 0;
    while (n < size && strchr("-+#0123456789.", text[n]) && text[n])
        n++;
    return n < size && strchr("dfgsi", text[n]) && text[n] ? n + 1 : 0;
}

static void put_plain(struct cleaning *c) {
    size_t later = filled_in(c->at, (size_t)(c->end - c->at));
    if (later) {
        put(c, "…", strlen("…"));
        c->at += later;
        return;
    }
    if (*c->at == '\\' && c->at + 1 < c->end && ispunct((unsigned char)c->at[1])) {
        put(c, c->at + 1, 1);
        c->at += 2;
    } else if (*c->at == '|') {
        c->blank = true;
        c->at++;
    } else if (c->end - c->at >= 3 && memcmp(c->at, "---", 3) == 0) { // the rule of a table
        while (c->at < c->end && *c->at == '-')
            c->at++;
    } else if (*c->at == '*' || (*c->at == '[' && begins_link(c->at, c->end))) {
        c->at++;
    } else if (!skip_target(c)) {
        put(c, c->at++, 1);
    }
}

void search_clean(struct strbuf *out, const char *markdown, size_t size) {
    struct cleaning c = { .at = markdown, .end = markdown + size, .out = out };
    while (c.at < c.end) {
        if (isspace((unsigned char)*c.at)) {
            c.blank = true;
            c.at++;
        } else if (*c.at == '`') {
            c.code = !c.code;
            c.at++;
        } else if (*c.at == '$' && !c.code) {
            c.math = !c.math;
            while (c.at < c.end && *c.at == '$')
                c.at++;
        } else if (c.code) {
            put(&c, c.at++, 1);
        } else if (c.math) {
            put_math(&c);
        } else {
            put_plain(&c);
        }
    }
}
