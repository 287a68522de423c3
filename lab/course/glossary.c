// SPDX-License-Identifier: MIT
// The glossary: bold-headed paragraphs become entries, and words find them. Two words are the same
// when they agree in lower case, with hyphens as blanks and the plural's ending taken off.
#include "lab/course/glossary.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "lab/base/file.h"
#include "lab/script/fields.h"

// A word in lower case, hyphens and runs of blanks as one blank, markup left out.
static void normalise(struct strbuf *out, const char *word, size_t size) {
    bool blank = false;
    for (const char *c = word; c < word + size; c++) {
        if (strchr("`*_$", *c) && *c) continue;
        if (isspace((unsigned char)*c) || *c == '-') {
            blank = out->size > 0;
            continue;
        }
        if (blank) strbuf_putc(out, ' ');
        blank = false;
        strbuf_putc(out, (char)tolower((unsigned char)*c));
    }
}

static const struct {
    const char *many, *one;
} endings[] = {
    { "", "" },       { "s", "" },      { "es", "" },  { "ies", "y" },
    { "ices", "ix" }, { "ices", "ex" }, { "ae", "a" }, { "a", "um" },
};
enum { ENDINGS = sizeof endings / sizeof *endings, STEM_LEAST = 2 };

// Whether `many` is `one`, or a plural of it.
static bool is_form_of(const char *many, const char *one) {
    size_t n_many = strlen(many), n_one = strlen(one);
    for (size_t i = 0; i < ENDINGS; i++) {
        size_t cut = strlen(endings[i].many), end = strlen(endings[i].one);
        if (n_many < cut || n_one < end || n_many - cut != n_one - end) continue;
        if (cut && n_many - cut < STEM_LEAST) continue;
        if (text_ends(many, endings[i].many) && text_ends(one, endings[i].one) &&
            memcmp(many, one, n_many - cut) == 0)
            return true;
    }
    return false;
}

static bool same_word(const char *word, const char *name) {
    struct strbuf normal = { 0 };
    normalise(&normal, name, strlen(name));
    bool same = is_form_of(word, strbuf_text(&normal)) || is_form_of(strbuf_text(&normal), word);
    strbuf_release(&normal);
    return same;
}

static bool is_name_of(const struct glossary_entry *entry, const char *word, bool exactly) {
    for (size_t i = 0; i < entry->names.n; i++)
        if (exactly ? strcmp(entry->names.at[i], word) == 0 : same_word(word, entry->names.at[i]))
            return true;
    return false;
}

const struct glossary_entry *glossary_find(const struct glossary *glossary, const char *word) {
    struct strbuf normal = { 0 };
    const struct glossary_entry *found = NULL;
    normalise(&normal, word, strlen(word));
    for (int pass = 0; pass < 2 && normal.size && !found; pass++) // as it is written first: KL, kl
        for (size_t i = 0; i < glossary->n && !found; i++)
            if (is_name_of(&glossary->entries[i], pass ? strbuf_text(&normal) : word, pass == 0))
                found = &glossary->entries[i];
    strbuf_release(&normal);
    return found;
}

struct reading {
    struct glossary *glossary;
    const struct course *course;
    struct fields fields;
    size_t capacity;
};

// "a, b, c" cut at its commas.
static struct text_list cut_names(struct arena *arena, const char *names, size_t size) {
    struct text_list list = { 0 };
    size_t most = 1;
    for (size_t i = 0; i < size; i++)
        most += names[i] == ',';
    list.at = arena_alloc(arena, most * sizeof *list.at);
    for (const char *end = names + size; names < end;) {
        const char *comma = memchr(names, ',', (size_t)(end - names)), *stop = comma ? comma : end;
        const char *last = stop;
        while (names < last && isspace((unsigned char)*names))
            names++;
        while (last > names && isspace((unsigned char)last[-1]))
            last--;
        if (last > names) list.at[list.n++] = arena_strndup(arena, names, (size_t)(last - names));
        names = comma ? comma + 1 : end;
    }
    return list;
}

// Where an entry ends in a link to its lesson, which is told apart from its text: the end of what
// stands before it.
static size_t size_before_link(const char *text, size_t size, const char *lesson) {
    size_t end = lesson ? strlen(lesson) + 3 : 0; // "](lesson)"
    if (!end || size < end || text[size - 1] != ')') return size;
    size_t at = size - end;
    if (strncmp(text + at, "](", 2) != 0 || strncmp(text + at + 2, lesson, end - 3) != 0)
        return size;
    while (at > 0 && text[at] != '[')
        at--;
    while (at > 0 && isspace((unsigned char)text[at - 1]))
        at--;
    return at > 0 ? at : size;
}

// The first link of the text that leads to a lesson.
static const char *find_lesson(const struct course *course, struct arena *arena, const char *text) {
    for (const char *at = strstr(text, "]("); at; at = strstr(at + 2, "](")) {
        const char *id = arena_strndup(arena, at + 2, strcspn(at + 2, ")"));
        if (course_find_lesson(course, id)) return id;
    }
    return NULL;
}

static void refuse_twice(struct reading *reading, const struct glossary_entry *entry) {
    const struct glossary *glossary = reading->glossary;
    for (size_t i = 0; i < glossary->n; i++)
        for (size_t j = 0; j < entry->names.n; j++)
            if (is_name_of(&glossary->entries[i], entry->names.at[j], true))
                fields_wrong(&reading->fields, entry->line,
                             "the glossary explains %s twice; it stands in line %d too",
                             entry->names.at[j], glossary->entries[i].line);
}

// A paragraph from `at` to `end` whose names end before `close`, the second **.
static void add_entry(struct reading *reading, const char *at, const char *close, const char *end,
                      int line) {
    struct glossary *glossary = reading->glossary;
    struct glossary_entry entry = { .line = line };
    entry.names = cut_names(&glossary->arena, at + 2, (size_t)(close - at - 2));
    const char *text = close + 2;
    while (text < end && (isspace((unsigned char)*text) || *text == ':'))
        text++;
    while (end > text && isspace((unsigned char)end[-1]))
        end--;
    entry.text = arena_strndup(&glossary->arena, text, (size_t)(end - text));
    entry.lesson = find_lesson(reading->course, &glossary->arena, entry.text);
    size_t size = strlen(entry.text), own = size_before_link(entry.text, size, entry.lesson);
    if (own < size) entry.text = arena_strndup(&glossary->arena, entry.text, own);
    if (!entry.names.n) return;
    if (!*entry.text)
        fields_wrong(&reading->fields, line, "the glossary names %s and does not explain it",
                     entry.names.at[0]);
    refuse_twice(reading, &entry);
    GROW(glossary->entries, glossary->n, reading->capacity);
    glossary->entries[glossary->n++] = entry;
}

// Where the paragraph ends that begins at `at`; adds its lines to *line.
static const char *paragraph_end(const char *at, int *line) {
    while (*at && at[strspn(at, " \t\r")] != '\n') {
        at += strcspn(at, "\n");
        if (*at != '\n') break;
        at++;
        ++*line;
    }
    return at;
}

static void read_entries(struct reading *reading, const char *text) {
    for (int line = 1; *text; line++) {
        int first = line;
        const char *end = paragraph_end(text, &line), *close;
        const char *last = end > text && end[-1] == '\n' ? end - 1 : end;
        if (strncmp(text, "**", 2) == 0 && (close = strstr(text + 2, "**")) && close < last)
            add_entry(reading, text, close, last, first);
        text = end + strcspn(end, "\n");
        text += *text == '\n';
    }
}

enum status glossary_read(struct glossary *glossary, const struct course *course,
                          struct error *err) {
    *glossary = (struct glossary) { .page = course_page_of_kind(course, PAGE_GLOSSARY) };
    struct strbuf text = { 0 };
    if (!glossary->page) return STATUS_OK;
    enum status status = file_read_course(glossary->page->path, &text, err);
    struct reading reading = { .glossary = glossary,
                               .course = course,
                               .fields = { glossary->page->path, err, status } };
    if (status == STATUS_OK) read_entries(&reading, strbuf_text(&text));
    strbuf_release(&text);
    if (reading.fields.status != STATUS_OK) glossary_release(glossary);
    return reading.fields.status;
}

void glossary_release(struct glossary *glossary) {
    free(glossary->entries);
    arena_release(&glossary->arena);
    *glossary = (struct glossary) { 0 };
}
