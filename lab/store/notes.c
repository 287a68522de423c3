// SPDX-License-Identifier: MIT
// The learner's notes: where they stand, how they are begun, added to and searched.
#include "lab/store/notes.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "lab/base/file.h"
#include "lab/base/slug.h"

static const char free_name[] = "notes"; // no lesson may be called so: its notes would be these
enum { NOTES_BYTES_MAX = 8 << 20 };

static char *notes_folder(const char *course) {
    char *data = folder_data();
    struct strbuf path = { 0 };
    if (!data) return NULL;
    strbuf_printf(&path, "%s/notes/", data);
    slug_add(&path, course);
    free(data);
    return strbuf_detach(&path);
}

char *notes_path(const char *course, const char *lesson) {
    char *folder = notes_folder(course);
    if (!folder) return NULL;
    char *path = xprintf("%s/%s.md", folder, lesson ? lesson : free_name);
    free(folder);
    return path;
}

static enum status no_home(struct error *err) {
    return fail(err, STATUS_ENVIRONMENT,
                "There is no home folder (HOME is not set, or is no full path), so there is no "
                "place for notes.");
}

enum status notes_read(const char *course, const char *lesson, struct strbuf *text,
                       struct error *err) {
    char *path = notes_path(course, lesson);
    enum status status = STATUS_OK;
    if (path && file_exists(path)) status = file_read(path, NOTES_BYTES_MAX, text, err);
    free(path);
    return status;
}

static enum status make_folder_of(const char *path, struct error *err) {
    char *folder = xstrdup(path), *slash = strrchr(folder, '/');
    if (slash) *slash = '\0';
    enum status status = file_make_folders(folder, err);
    free(folder);
    return status;
}

enum status notes_prepare(const char *course, const char *lesson, const char *heading,
                          struct error *err) {
    char *path = notes_path(course, lesson);
    if (!path) return no_home(err);
    enum status status = STATUS_OK;
    if (!file_exists(path)) {
        char *first = xprintf("# %s\n\n", heading);
        status = make_folder_of(path, err);
        if (status == STATUS_OK) status = file_write(path, first, strlen(first), err);
        free(first);
    }
    free(path);
    return status;
}

enum status notes_add(const char *course, const char *lesson, const char *heading,
                      const char *paragraph, struct error *err) {
    char *path = notes_path(course, lesson);
    struct strbuf text = { 0 };
    enum status status = notes_prepare(course, lesson, heading, err);
    if (status == STATUS_OK) status = file_read(path, NOTES_BYTES_MAX, &text, err);
    if (status == STATUS_OK) {
        if (text.size && text.at[text.size - 1] != '\n') strbuf_putc(&text, '\n');
        if (!text_ends(strbuf_text(&text), "\n\n") && text.size) strbuf_putc(&text, '\n');
        strbuf_printf(&text, "%s\n", paragraph);
        status = file_write(path, text.at, text.size, err);
    }
    strbuf_release(&text);
    free(path);
    return status;
}

size_t notes_list(const char *course, struct arena *arena, const char ***lessons) {
    char *folder = notes_folder(course), **names = NULL;
    size_t n_names = 0, n = 0;
    struct error ignored = { 0 }; // a folder that is not there has no notes
    if (folder) folder_list(folder, &names, &n_names, &ignored);
    *lessons = arena_alloc(arena, (n_names + 1) * sizeof **lessons);
    for (size_t i = 0; i < n_names; i++) {
        size_t size = strlen(names[i]);
        if (!text_ends(names[i], ".md") || size == 3) continue;
        const char *lesson = arena_strndup(arena, names[i], size - 3);
        (*lessons)[n++] = strcmp(lesson, free_name) == 0 ? NULL : lesson;
    }
    folder_list_free(names, n_names);
    free(folder);
    return n;
}

// The place of a word in a line, without regard to capital letters; NULL where it is not.
static const char *find_word(const char *line, size_t size, const char *word, size_t word_size) {
    for (size_t i = 0; i + word_size <= size; i++) {
        size_t k = 0;
        while (k < word_size &&
               tolower((unsigned char)line[i + k]) == tolower((unsigned char)word[k]))
            k++;
        if (k == word_size) return line + i;
    }
    return NULL;
}

static bool has_words(struct note_line *found, size_t line_size, const char *words) {
    bool first = true;
    for (const char *at = words + strspn(words, " "); *at; at += strspn(at, " ")) {
        size_t size = strcspn(at, " ");
        const char *place = find_word(found->text, line_size, at, size);
        if (!place) return false;
        if (first) found->at = (size_t)(place - found->text), found->size = size;
        first = false;
        at += size;
    }
    return !first;
}

static bool search_text(char *text, const char *lesson, const char *words, note_found *found,
                        void *owner) {
    struct note_line line = { .lesson = lesson };
    for (char *at = text, *end; *at; at = end) {
        size_t size = strcspn(at, "\n");
        end = at + size + (at[size] == '\n');
        at[size] = '\0';
        line.text = at;
        line.line++;
        if (has_words(&line, size, words) && !found(owner, &line)) return false;
    }
    return true;
}

void notes_search(const char *course, const char *words, note_found *found, void *owner) {
    struct arena arena = { 0 };
    const char **lessons;
    size_t n = notes_list(course, &arena, &lessons);
    bool more = true;
    for (size_t i = 0; i < n && more; i++) {
        struct strbuf text = { 0 };
        struct error ignored = { 0 }; // notes that cannot be read are passed over
        if (notes_read(course, lessons[i], &text, &ignored) == STATUS_OK && text.size)
            more = search_text(text.at, lessons[i], words, found, owner);
        strbuf_release(&text);
    }
    arena_release(&arena);
}
