// SPDX-License-Identifier: MIT
// First files of a course: the lesson, course.lua, and the words that fill every template.
// @ID@ is the file's id, @TITLE@ and @ENTRY@ are made of it, @LESSON@ and @COURSE@ are given.
#include "lab/check/template.h"

#include <ctype.h>
#include <string.h>

#include "lab/check/template_texts.h"

const char template_module[] = "basics";
const char template_first_lesson[] = "first-lesson";
const char template_first_exercise[] = "mean-magnitude";

void template_title(const char *id, struct strbuf *out) {
    bool first = true;
    for (const char *c = id; *c; c++) {
        char letter = *c == '-' || *c == '_' ? ' ' : *c;
        strbuf_putc(out, first ? (char)toupper((unsigned char)letter) : letter);
        first = false;
    }
}

// An id as the name of a Lua function.
static void put_entry(const char *id, struct strbuf *out) {
    if (isdigit((unsigned char)*id)) strbuf_putc(out, '_');
    for (const char *c = id; *c; c++)
        strbuf_putc(out, isalnum((unsigned char)*c) ? *c : '_');
}

static void put_word(const char *name, size_t size, const struct template_words *words,
                     struct strbuf *out) {
    if (!strncmp(name, "ID", size) && size == 2)
        strbuf_puts(out, words->id);
    else if (!strncmp(name, "TITLE", size) && size == 5)
        template_title(words->id, out);
    else if (!strncmp(name, "ENTRY", size) && size == 5)
        put_entry(words->id, out);
    else if (!strncmp(name, "LESSON", size) && size == 6)
        strbuf_puts(out, words->lesson ? words->lesson : template_first_lesson);
    else if (!strncmp(name, "COURSE", size) && size == 6)
        strbuf_puts(out, words->course ? words->course : words->id);
    else if (!strncmp(name, "KIND", size) && size == 4)
        strbuf_puts(out, words->kind);
}

static void fill(const char *text, const struct template_words *words, struct strbuf *out) {
    while (*text) {
        size_t plain = strcspn(text, "@");
        strbuf_add(out, text, plain);
        text += plain;
        if (!*text) return;
        size_t size = strcspn(text + 1, "@");
        put_word(text + 1, size, words, out);
        text += size + 2;
    }
}

void template_exercise(enum exercise_kind kind, const struct template_words *words,
                       struct strbuf *out) {
    fill(template_exercises[kind], words, out);
}

void template_lesson(const struct template_words *words, struct strbuf *out) {
    fill(template_lesson_text, words, out);
}

void template_course(const struct template_words *words, struct strbuf *out) {
    fill(template_course_text, words, out);
}

void template_lesson_entry(const struct template_words *words, const char *indent,
                           struct strbuf *out) {
    struct strbuf entry = { 0 };
    fill(template_entry_text, words, &entry);
    for (const char *at = strbuf_text(&entry); *at;) {
        size_t size = strcspn(at, "\n");
        strbuf_puts(out, indent);
        strbuf_add(out, at, size);
        at += size + (at[size] == '\n');
        if (*at) strbuf_putc(out, '\n');
    }
    strbuf_release(&entry);
}

void template_page(const struct template_words *words, struct strbuf *out) {
    bool glossary = strcmp(words->kind, "glossary") == 0;
    fill(glossary ? template_glossary_text : template_page_text, words, out);
    if (glossary && words->lesson) fill(" [@LESSON@](@LESSON@)", words, out);
    if (glossary) strbuf_putc(out, '\n');
}

void template_page_entry(const struct template_words *words, struct strbuf *out) {
    fill(template_page_entry_text, words, out);
}
