// SPDX-License-Identifier: MIT
// Looking things up in the plain walk: the search over the whole course, the glossary, the
// progress.
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "lab/base/file.h"
#include "lab/ui/named_place.h"
#include "lab/ui/plain_walk.h"
#include "lab/ui/statistics.h"
#include "lab/ui/words.h"
#include "lab/ui/words_plain.h"
#include "lab/ui/words_practice.h"
#include "lab/ui/words_reading.h"

// Read once, the notes anew for every search.
static struct search *whole_index(struct plain *plain) {
    if (!plain->index) plain->index = search_new(&plain->learner.course, plain->learner.script);
    learner_search_notes(&plain->learner, plain->index);
    while (search_read_more(plain->index))
        continue;
    return plain->index;
}

static void say_found(struct plain *plain, size_t number, const struct found *found) {
    static const char *const kinds[] = { [FOUND_LESSON] = "",
                                         [FOUND_PAGE] = "",
                                         [FOUND_EXERCISE] = WORDS_EXERCISE " ",
                                         [FOUND_NOTE] = WORDS_NOTE " " };
    struct strbuf text = { 0 };
    strbuf_printf(&text, "%zu. %s%s", number, kinds[found->kind], found->title);
    if (*found->heading) strbuf_printf(&text, ", %s", found->heading);
    strbuf_printf(&text, ": %s", found->text);
    plain_tell(plain, strbuf_text(&text));
    strbuf_release(&text);
}

// How many places `more` would read.
static size_t next_count(const struct plain *plain) {
    size_t left = plain->n_found - plain->n_found_told;
    return left < PLAIN_AT_ONCE ? left : PLAIN_AT_ONCE;
}

static void say_some(struct plain *plain) {
    for (size_t n = next_count(plain); n > 0; n--, plain->n_found_told++)
        say_found(plain, plain->n_found_told + 1, &plain->found[plain->n_found_told]);
}

static void more_places(struct plain *plain) {
    if (!next_count(plain)) {
        plain_say(plain, PLAIN_NO_MORE);
        return;
    }
    say_some(plain);
    if (next_count(plain))
        plain_say(plain, PLAIN_LIST_REST, next_count(plain));
    else if (plain->n_found < plain->n_found_all)
        plain_sentence(plain, PLAIN_SEARCH_BEST, plain->n_found, plain->n_found_all);
    else
        plain_say(plain, PLAIN_LIST_LAST);
}

void plain_search(struct plain *plain, const char *rest) {
    struct search_words words;
    search_words_read(&words, rest);
    if (!words.n) {
        plain_say(plain, PLAIN_SEARCH_WHAT);
        return;
    }
    plain->n_found =
        search_find(whole_index(plain), &words, plain->found, PLAIN_FOUND, &plain->n_found_all);
    plain->n_found_told = 0;
    plain->more = more_places;
    say_some(plain);
    size_t total = plain->n_found_all;
    const char *places = total == 1 ? WORDS_PLACE : WORDS_PLACES;
    if (!total)
        plain_say(plain, PLAIN_SEARCH_NONE);
    else if (!next_count(plain))
        plain_sentence(plain, PLAIN_SEARCH_SOME, total, places);
    else
        plain_sentence(plain, PLAIN_SEARCH_FIRST, total, places, next_count(plain));
}

void plain_more(struct plain *plain, const char *rest) {
    (void)rest;
    if (plain->more)
        plain->more(plain);
    else
        plain_say(plain, PLAIN_NO_MORE);
}

static void open_exercise(struct plain *plain, const struct found *found) {
    struct error err = { 0 };
    struct place place;
    if (place_of_exercise(&plain->learner, found->exercise, &place, &err) == STATUS_OK)
        plain_jump(plain, &place);
    else
        plain_tell(plain, err.text);
}

static void open_note(struct plain *plain, const struct found *found) {
    struct strbuf text = { 0 };
    struct error err = { 0 };
    if (file_read(found->path, COURSE_FILE_MAX, &text, &err) == STATUS_OK)
        plain_tell_markdown(plain, strbuf_text(&text));
    else
        plain_tell(plain, err.text);
    strbuf_release(&text);
}

void plain_open(struct plain *plain, const char *rest) {
    char *end;
    unsigned long number = strtoul(rest, &end, 10);
    if (end == rest || *end || number < 1 || number > plain->n_found_told) {
        plain_say(plain, PLAIN_OPEN_WHICH);
        return;
    }
    const struct found *found = &plain->found[number - 1];
    if (found->kind == FOUND_EXERCISE)
        open_exercise(plain, found);
    else if (found->kind == FOUND_NOTE)
        open_note(plain, found);
    else
        plain_jump(plain, &(struct place) { .lesson = found->lesson, .line = found->line });
}

static bool has_glossary(struct plain *plain) {
    struct error err = { 0 };
    if (!plain->glossary_read &&
        glossary_read(&plain->glossary, &plain->learner.course, &err) != STATUS_OK) {
        plain_tell(plain, err.text);
        return false;
    }
    plain->glossary_read = true;
    if (!plain->glossary.n) plain_say(plain, WORDS_NO_GLOSSARY "\n");
    return plain->glossary.n > 0;
}

void plain_meaning(struct plain *plain, const char *rest) {
    if (!*rest) {
        plain_say(plain, PLAIN_MEANING_WHAT);
        return;
    }
    if (!has_glossary(plain)) return;
    const struct glossary_entry *entry = glossary_find(&plain->glossary, rest);
    if (!entry) {
        plain_sentence(plain, PLAIN_MEANING_NONE, rest, rest);
        return;
    }
    for (size_t i = 0; i < entry->names.n; i++)
        plain_say(plain, "%s%s", i ? ", " : "", entry->names.at[i]);
    plain_say(plain, ": ");
    plain_tell_markdown(plain, entry->text);
    const struct course_lesson *lesson =
        entry->lesson ? course_find_lesson(&plain->learner.course, entry->lesson) : NULL;
    if (lesson) plain_sentence(plain, PLAIN_MEANING_MORE, lesson->title, lesson->id);
}

static void say_checks(struct plain *plain) {
    const struct course *course = &plain->learner.course;
    bool any = false;
    for (size_t m = 0; m < course->n_modules; m++) {
        struct skill_check check;
        const struct course_module *module = &course->modules[m];
        if (!store_best_check(plain->learner.store, course->title, module->id, &check)) continue;
        if (!any) plain_say(plain, WORDS_SKILL_CHECKS ":\n");
        any = true;
        plain_say(plain, PLAIN_CHECK_BEST, module->title, check.correct, check.asked);
    }
}

void plain_progress(struct plain *plain, const char *rest) {
    struct learner *learner = &plain->learner;
    struct statistics statistics;
    struct strbuf counts = { 0 };
    int64_t now = (int64_t)time(NULL);
    (void)rest;
    statistics_gather(&statistics, learner, now);
    plain_say(plain, PLAIN_PROGRESS, learner->passed, learner->course.n_exercises);
    statistics_say_counts(&statistics.counts, now, &counts);
    plain_tell(plain, strbuf_text(&counts));
    if (statistics.n_mistakes) plain_say(plain, PLAIN_MISTAKES);
    for (size_t i = 0; i < statistics.n_mistakes; i++) {
        plain_say(plain, "%zu. ", i + 1);
        plain_tell_markdown(plain, statistics.mistakes[i].says);
    }
    say_checks(plain);
    strbuf_release(&counts);
    statistics_release(&statistics);
}
