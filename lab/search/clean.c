// SPDX-License-Identifier: MIT
// Markdown and TeX as a line that can be read and searched: marks go, blanks are one, links are
// their words, and of formulas the signs stay.
#include <ctype.h>
#include <string.h>

#include "lab/search/units.h"

const char *search_sign(const char *name, size_t size) {
    size_t n = tex_command_count();
    for (size_t i = 0; i < n; i++) {
        struct tex_command_help help = tex_command_at(i);
        if (strncmp(help.name, name, size) == 0 && help.name[size] == 0)
            return *help.unicode ? help.unicode : NULL;
    }
    return NULL;
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

// \sigma, \frac, \,: the sign, else the name of a function, else nothing.
static void put_command(struct cleaning *c) {
    static const char *const layout[] = { "left",  "right", "text",   "mathrm", "operatorname",
                                          "hat",   "bar",   "tilde",  "begin",  "end",
                                          "quad",  "frac",  "dfrac",  "big",    "limits",
                                          "tfrac", "cdot",  "mathbf", "bigl",   "bigr" };
    const char *name = ++c->at;
    while (c->at < c->end && isalpha((unsigned char)*c->at))
        c->at++;
    size_t size = (size_t)(c->at - name);
    if (size == 0) {
        bool kept = c->at < c->end && strchr("|%#&_$", *c->at) && *c->at;
        if (kept) put(c, c->at, 1);
        c->at += c->at < c->end;
        return;
    }
    for (size_t i = 0; i < sizeof layout / sizeof *layout; i++)
        if (strlen(layout[i]) == size && memcmp(layout[i], name, size) == 0) return;
    const char *sign = search_sign(name, size);
    if (sign)
        put(c, sign, strlen(sign));
    else
        put(c, name, size);
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

// "](target)" goes; true where it was one.
static bool skip_target(struct cleaning *c) {
    if (c->at[0] != ']' || c->at + 1 >= c->end || c->at[1] != '(') return false;
    const char *close = memchr(c->at, ')', (size_t)(c->end - c->at));
    if (!close) return false;
    c->at = close + 1;
    return true;
}

static void put_plain(struct cleaning *c) {
    if (*c->at == '\\' && c->at + 1 < c->end && ispunct((unsigned char)c->at[1])) {
        put(c, c->at + 1, 1);
        c->at += 2;
    } else if (*c->at == '|') {
        c->blank = true;
        c->at++;
    } else if (strchr("*[", *c->at) && *c->at) {
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
