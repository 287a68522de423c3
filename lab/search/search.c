// SPDX-License-Identifier: MIT
// The index of a course and the places of a query in it. A unit counts as a place when at least one
// word stands in it and the others there, in its heading or in its title.
#include "lab/search/search.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "lab/base/file.h"
#include "lab/exercise/exercise.h"
#include "lab/search/units.h"

static void add_source(struct search *search, struct source source) {
    GROW(search->sources, search->n_sources, search->sources_capacity);
    search->sources[search->n_sources++] = source;
}

struct search *search_new(const struct course *course, struct script *script) {
    struct search *search = xcalloc(1, sizeof *search);
    search->course = course;
    search->script = script;
    for (size_t i = 0; i < course->n_lessons; i++)
        add_source(search, (struct source) { FOUND_LESSON, course->lessons[i], NULL,
                                             course->lessons[i]->path, course->lessons[i]->title });
    for (size_t i = 0; i < course->pages.n; i++) {
        const struct course_lesson *page = &course->pages.lessons[i];
        add_source(search, (struct source) { FOUND_PAGE, page, NULL, page->path, page->title });
    }
    for (size_t i = 0; i < course->n_exercises; i++)
        add_source(search, (struct source) { FOUND_EXERCISE, NULL, course->exercises[i].id,
                                             course->exercises[i].path, course->exercises[i].id });
    search->n_course = search->n_sources;
    return search;
}

void search_free(struct search *search) {
    if (!search) return;
    free(search->sources);
    free(search->units);
    arena_release(&search->arena);
    free(search);
}

void search_forget_notes(struct search *search) {
    search->n_sources = search->n_course;
    if (search->read < search->n_course) return;
    search->read = search->n_course;
    search->n = search->n_units;
}

void search_add_note(struct search *search, const char *path, const char *title,
                     const struct course_lesson *lesson) {
    add_source(search,
               (struct source) { FOUND_NOTE, lesson, NULL, arena_strdup(&search->arena, path),
                                 arena_strdup(&search->arena, title) });
}

static void fold_unit(struct search *search, struct unit *unit) {
    char *folded = arena_alloc(&search->arena, unit->size + 1);
    search_fold(folded, unit->text, unit->size);
    unit->folded = folded;
}

void search_add_unit(struct search *search, enum unit_rank rank, int line, const char *text,
                     size_t size) {
    while (size && isspace((unsigned char)text[size - 1]))
        size--;
    if (size == 0) return;
    char *kept = arena_strndup(&search->arena, text, size);
    for (size_t i = 0; i < size; i++)
        if (isspace((unsigned char)kept[i])) kept[i] = ' ';
    size_t self = search->n;
    if (rank == RANK_TITLE) search->title = search->heading = self;
    if (rank == RANK_HEADING) search->heading = self;
    GROW(search->units, search->n, search->capacity);
    search->units[search->n++] = (struct unit) {
        .text = kept,
        .size = size,
        .rank = rank,
        .line = line,
        .title = search->title == SIZE_MAX ? self : search->title,
        .heading = search->heading == SIZE_MAX ? self : search->heading,
        .source = search->read,
    };
    fold_unit(search, &search->units[self]);
}

static bool has_variables(const struct unit *unit) {
    return strchr(unit->text, '{') != NULL;
}

// From the unit `first` on the texts of one exercise, with the names of variables in them filled
// in. Where the file does not load they stay as they are; opening it says what is wrong with it.
static void fill_in(struct search *search, size_t first, const char *path) {
    struct exercise exercise = { 0 };
    struct error ignored = { 0 };
    while (first < search->n && !has_variables(&search->units[first]))
        first++;
    if (first < search->n && exercise_load(&exercise, search->script, path, &ignored) == STATUS_OK)
        for (size_t i = first; i < search->n; i++) {
            struct unit *unit = &search->units[i];
            unit->text = exercise_text(&exercise, unit->text, NULL, &search->arena);
            unit->size = strlen(unit->text);
            fold_unit(search, unit);
        }
    exercise_release(&exercise);
}

static void read_exercise(struct search *search, struct source *source, const struct strbuf *text) {
    size_t first = search->n;
    search_read_exercise(search, strbuf_text(text), text->size);
    fill_in(search, first, source->path);
    if (search->title != SIZE_MAX) source->title = search->units[search->title].text;
}

static void read_source(struct search *search, struct source *source) {
    struct strbuf text = { 0 };
    struct error ignored = { 0 }; // opening the file says what is wrong with it
    search->title = search->heading = SIZE_MAX;
    if (file_read(source->path, COURSE_FILE_MAX, &text, &ignored) == STATUS_OK) {
        if (source->kind == FOUND_EXERCISE) {
            read_exercise(search, source, &text);
        } else {
            search_add_unit(search, RANK_TITLE, 1, source->title, strlen(source->title));
            search_read_markdown(search, strbuf_text(&text), text.size);
        }
    }
    strbuf_release(&text);
}

bool search_read_more(struct search *search) {
    if (search->read == search->n_sources) return false;
    read_source(search, &search->sources[search->read]);
    search->read++;
    if (search->read == search->n_course) search->n_units = search->n;
    return search->read < search->n_sources;
}

static bool is_word_byte(char c) {
    return isalnum((unsigned char)c) || (c & 0x80);
}

// 1 where the word is in the unit, 2 where a word begins with it, 3 where it is a whole one.
static int closeness(const struct unit *unit, const char *word) {
    const char *at = strstr(unit->folded, word);
    if (!at || !*word) return 0;
    bool begins = at == unit->folded || !is_word_byte(at[-1]);
    return 1 + begins + (begins && !is_word_byte(at[strlen(word)]));
}

struct hit {
    size_t unit;
    int score;
};

static int by_score(const void *a, const void *b) {
    const struct hit *x = a, *y = b;
    if (x->score != y->score) return y->score - x->score;
    return (x->unit > y->unit) - (x->unit < y->unit);
}

// Which words stand in the unit, as bits; adds to *score how near they are.
static unsigned words_in(const struct unit *unit, const struct search_words *words, int *score) {
    unsigned has = 0;
    for (size_t i = 0; i < words->n; i++) {
        int near = closeness(unit, words->at[i].text);
        if (!near) near = closeness(unit, words->at[i].sign);
        *score += 10 * near;
        if (near) has |= 1u << i;
    }
    return has;
}

static struct found found_at(const struct search *search, const struct unit *unit) {
    const struct source *source = &search->sources[unit->source];
    const struct unit *next = unit + 1 < search->units + search->n ? unit + 1 : unit;
    if (source->kind == FOUND_EXERCISE && unit->rank == RANK_TITLE && next->source == unit->source)
        unit = next; // of an exercise that is found by its title, the task
    bool under = unit->rank == RANK_TEXT && search->units[unit->heading].rank == RANK_HEADING;
    return (struct found) {
        .kind = source->kind,
        .lesson = source->lesson,
        .exercise = source->exercise,
        .path = source->path,
        .title = source->title,
        .heading = under ? search->units[unit->heading].text : "",
        .text = unit->text,
        .line = unit->line,
    };
}

// An exercise that is found by its title is shown with its task, which is then no second place.
static bool is_shown_already(const struct search *search, const struct unit *unit,
                             const unsigned *has, unsigned all) {
    bool task = search->sources[unit->source].kind == FOUND_EXERCISE && unit->rank == RANK_TEXT;
    return task && has[unit->title] == all;
}

size_t search_find(const struct search *search, const struct search_words *words,
                   struct found *found, size_t most, size_t *total) {
    static const int ranks[] = { [RANK_TEXT] = 0, [RANK_HEADING] = 100, [RANK_TITLE] = 200 };
    unsigned all = (1u << words->n) - 1, *has = xcalloc(search->n, sizeof *has);
    struct hit *hits = xcalloc(search->n, sizeof *hits);
    *total = 0;
    for (size_t i = 0; words->n && i < search->n; i++) {
        const struct unit *unit = &search->units[i];
        int score = ranks[unit->rank];
        has[i] = words_in(unit, words, &score);
        if (has[i] == all) score += 50;
        if (is_shown_already(search, unit, has, all)) continue;
        if (has[i] && (has[i] | has[unit->heading] | has[unit->title]) == all)
            hits[(*total)++] = (struct hit) { i, score };
    }
    if (*total) qsort(hits, *total, sizeof *hits, by_score);
    size_t n = *total < most ? *total : most;
    for (size_t i = 0; i < n; i++)
        found[i] = found_at(search, &search->units[hits[i].unit]);
    free(hits);
    free(has);
    return n;
}
