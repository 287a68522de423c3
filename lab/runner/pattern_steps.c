// SPDX-License-Identifier: MIT
// A matcher that goes the way that Lua's own goes, which nobody can count from outside: depth
// first, longest first after `*`, `+` and `?`, shortest first after `-`. Where
// Lua would raise an error (a pattern that is malformed or too deep) it stops.
#include "lab/runner/pattern_steps.h"

#include <ctype.h>
#include <string.h>

#include "lab/runner/steps.h"

enum { DEPTH_MAX = 200, CAPTURES_MAX = 32 }; // Lua's own: MAXCCALLS, LUA_MAXCAPTURES

struct walk {
    const char *begin, *end; // of the text
    const char *pattern_end;
    struct allocator *memory;
    int depth;
    bool broken; // Lua raises an error here
    int n_captures;
    struct walk_capture {
        const char *at, *end; // end is NULL while it is open
        bool is_position;
    } captures[CAPTURES_MAX];
};

static void pay(struct walk *walk, size_t characters) {
    steps_pay(walk->memory, 1 + characters / BYTES_A_STEP);
}

static const char *stop(struct walk *walk) {
    walk->broken = true;
    return NULL;
}

// --- one character ---

// Behind the class that begins at p: a character, `%` and a letter, or a set.
static const char *class_end(struct walk *walk, const char *p) {
    const char *end = walk->pattern_end;
    char first = *p++;
    if (first == '%') return p == end ? stop(walk) : p + 1;
    if (first != '[') return p;
    if (p != end && *p == '^') p++;
    do { // a `]` that comes first is one of the set
        if (p >= end) return stop(walk);
        if (*p++ == '%') p++;
    } while (p >= end || *p != ']');
    return p + 1;
}

static bool letter_has(char letter, unsigned char c) {
    static int (*const tests[])(
        int) = { ['a'] = isalpha, ['c'] = iscntrl,  ['d'] = isdigit, ['g'] = isgraph,
                 ['l'] = islower, ['p'] = ispunct,  ['s'] = isspace, ['u'] = isupper,
                 ['w'] = isalnum, ['x'] = isxdigit, ['z'] = NULL };
    unsigned char small = (unsigned char)tolower((unsigned char)letter);
    if (small >= sizeof tests / sizeof *tests || !tests[small]) return (unsigned char)letter == c;
    return (tests[small](c) != 0) == (small == (unsigned char)letter);
}

// The set from its `[` to behind its `]`.
static bool set_has(const char *p, const char *end, unsigned char c) {
    bool without = p[1] == '^';
    p += without ? 2 : 1;
    for (end--; p < end; p++) {
        if (*p == '%') {
            if (letter_has(*++p, c)) return !without;
        } else if (p[1] == '-' && p + 2 < end) {
            if ((unsigned char)p[0] <= c && c <= (unsigned char)p[2]) return !without;
            p += 2;
        } else if ((unsigned char)*p == c) {
            return !without;
        }
    }
    return without;
}

static bool class_has(struct walk *walk, const char *p, const char *end, unsigned char c) {
    pay(walk, (size_t)(end - p));
    switch (*p) {
    case '.':
        return true;
    case '%':
        return letter_has(p[1], c);
    case '[':
        return set_has(p, end, c);
    default:
        return (unsigned char)*p == c;
    }
}

static bool looks_at(struct walk *walk, const char *s, const char *p, const char *end) {
    return s < walk->end && class_has(walk, p, end, (unsigned char)*s);
}

// --- the whole pattern ---

static const char *match(struct walk *walk, const char *s, const char *p);

static const char *longest_first(struct walk *walk, const char *s, const char *p, const char *end) {
    ptrdiff_t n = 0;
    while (looks_at(walk, s + n, p, end))
        n++;
    for (; n >= 0 && !walk->broken; n--) {
        const char *found = match(walk, s + n, end + 1);
        if (found) return found;
    }
    return NULL;
}

static const char *shortest_first(struct walk *walk, const char *s, const char *p,
                                  const char *end) {
    for (;;) {
        const char *found = match(walk, s, end + 1);
        if (found || walk->broken || !looks_at(walk, s, p, end)) return found;
        s++;
    }
}

static const char *open_capture(struct walk *walk, const char *s, const char *p) {
    bool is_position = p + 1 < walk->pattern_end && p[1] == ')';
    if (walk->n_captures == CAPTURES_MAX) return stop(walk);
    walk->captures[walk->n_captures++] =
        (struct walk_capture) { s, is_position ? s : NULL, is_position };
    const char *found = match(walk, s, p + (is_position ? 2 : 1));
    if (!found) walk->n_captures--;
    return found;
}

static const char *close_capture(struct walk *walk, const char *s, const char *p) {
    int i = walk->n_captures - 1;
    while (i >= 0 && walk->captures[i].end)
        i--;
    if (i < 0) return stop(walk);
    walk->captures[i].end = s;
    const char *found = match(walk, s, p + 1);
    if (!found) walk->captures[i].end = NULL;
    return found;
}

// `%bxy`: behind the balanced text at s.
static const char *balanced(struct walk *walk, const char *s, const char *p) {
    size_t depth = 1;
    if (p + 3 >= walk->pattern_end) return stop(walk);
    pay(walk, 0);
    if (s == walk->end || *s != p[2]) return NULL;
    const char *begin = s;
    while (++s < walk->end) {
        if (*s == p[3]) {
            if (--depth == 0) break;
        } else if (*s == p[2]) {
            depth++;
        }
    }
    pay(walk, (size_t)(s - begin) * BYTES_A_STEP);
    return s < walk->end ? s + 1 : NULL;
}

// `%f[set]`: behind it in the pattern where s is such a border.
static const char *frontier(struct walk *walk, const char *s, const char *p) {
    p += 2;
    if (p >= walk->pattern_end || *p != '[') return stop(walk);
    const char *end = class_end(walk, p);
    if (!end) return NULL;
    char before = s == walk->begin ? 0 : s[-1], here = s == walk->end ? 0 : *s;
    bool border = !class_has(walk, p, end, (unsigned char)before) &&
                  class_has(walk, p, end, (unsigned char)here);
    return border ? end : NULL;
}

// `%1`: behind the same text at s.
static const char *captured_again(struct walk *walk, const char *s, const char *p) {
    int i = p[1] - '1';
    if (i < 0 || i >= walk->n_captures || !walk->captures[i].end) return stop(walk);
    if (walk->captures[i].is_position) return NULL;
    size_t size = (size_t)(walk->captures[i].end - walk->captures[i].at);
    pay(walk, size);
    bool same = (size_t)(walk->end - s) >= size && memcmp(walk->captures[i].at, s, size) == 0;
    return same ? s + size : NULL;
}

// What is not a class follows; true where it was one of these, and then `*s` and `*p` stand behind
// it, or `*s` is NULL.
static bool special(struct walk *walk, const char **s, const char **p) {
    if (**p != '%' || *p + 1 >= walk->pattern_end) return false;
    char letter = (*p)[1];
    if (letter == 'b') {
        *s = balanced(walk, *s, *p);
        *p += 4;
    } else if (letter == 'f') {
        const char *behind = frontier(walk, *s, *p);
        if (!behind) *s = NULL;
        *p = behind;
    } else if (isdigit((unsigned char)letter)) {
        *s = captured_again(walk, *s, *p);
        *p += 2;
    } else {
        return false;
    }
    return true;
}

// A class with what may stand behind it. True where `*s` and `*p` went on; otherwise `*found` is
// the whole result.
static bool go_on(struct walk *walk, const char **s, const char **p, const char **found) {
    const char *end = class_end(walk, *p);
    char suffix = end && end < walk->pattern_end ? *end : 0;
    *found = NULL;
    if (!end) return false;
    if (suffix == '*') {
        *found = longest_first(walk, *s, *p, end);
        return false;
    }
    if (suffix == '-') {
        *found = shortest_first(walk, *s, *p, end);
        return false;
    }
    bool hit = looks_at(walk, *s, *p, end);
    if (suffix == '+') {
        if (hit) *found = longest_first(walk, *s + 1, *p, end);
        return false;
    }
    if (suffix == '?') {
        if (hit) *found = match(walk, *s + 1, end + 1);
        *p = end + 1;
        return !*found && !walk->broken;
    }
    *s += 1;
    *p = end;
    return hit;
}

static const char *match_on(struct walk *walk, const char *s, const char *p) {
    const char *found;
    while (p != walk->pattern_end) {
        if (*p == '(') return open_capture(walk, s, p);
        if (*p == ')') return close_capture(walk, s, p);
        if (*p == '$' && p + 1 == walk->pattern_end) return s == walk->end ? s : NULL;
        if (special(walk, &s, &p)) {
            if (!s) return NULL;
        } else if (!go_on(walk, &s, &p, &found)) {
            return found;
        }
    }
    return s;
}

// Behind the match that begins at s, or NULL.
static const char *match(struct walk *walk, const char *s, const char *p) {
    if (walk->depth == DEPTH_MAX) return stop(walk);
    pay(walk, 0);
    walk->depth++;
    const char *found = match_on(walk, s, p);
    walk->depth--;
    return found;
}

// --- the search ---

static uint64_t pay_plain(const struct pattern_search *search, struct allocator *memory) {
    for (size_t i = search->start; i + search->pattern_size <= search->text_size; i++) {
        size_t same = 0;
        while (same < search->pattern_size && search->text[i + same] == search->pattern[same])
            same++;
        steps_pay(memory, 1 + same / BYTES_A_STEP);
        if (same == search->pattern_size) return 1;
    }
    return 0;
}

uint64_t pattern_search_pay(const struct pattern_search *search, struct allocator *memory) {
    struct walk walk = { .begin = search->text,
                         .end = search->text + search->text_size,
                         .pattern_end = search->pattern + search->pattern_size,
                         .memory = memory };
    const char *pattern = search->pattern, *s = search->text + search->start, *last = NULL;
    uint64_t n = 0;
    if (search->plain) return pay_plain(search, memory);
    bool anchored = search->anchors && search->pattern_size && *pattern == '^';
    if (anchored) pattern++;
    while (n < search->most) {
        walk.n_captures = 0;
        const char *found = match(&walk, s, pattern);
        if (walk.broken) break;
        if (found && found != last) {
            n++;
            s = last = found;
        } else if (s < walk.end) {
            s++;
        } else {
            break;
        }
        if (anchored) break;
    }
    return n;
}
