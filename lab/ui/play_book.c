// SPDX-License-Identifier: MIT
// The book of the Lua prompt. The history is one fact of the store, its items apart by a character
// that no keyboard types, so that it survives as everything else does.
#include "lab/ui/play_book.h"

#include <stdlib.h>
#include <string.h>

#include "lab/base/memory.h"
#include "lab/store/store.h"
#include "lab/ui/words_reading.h"

static const char history_fact[] = "play/history", apart[] = "\x1E";

static void forget_first(struct play_book *book) {
    free(book->history[0]);
    memmove(book->history, book->history + 1, --book->n_history * sizeof *book->history);
}

// What was typed twice in a row stands there once.
static bool remember(struct play_book *book, const char *source) {
    if (book->n_history && strcmp(book->history[book->n_history - 1], source) == 0) return false;
    if (book->n_history == PLAY_HISTORY_MAX) forget_first(book);
    book->history[book->n_history++] = xstrdup(source);
    return true;
}

static void read_history(struct play_book *book) {
    char *text = NULL, *rest;
    if (!store_get(book->learner->store, book->learner->course.title, history_fact, &text)) return;
    for (char *item = strtok_r(text, apart, &rest); item; item = strtok_r(NULL, apart, &rest))
        remember(book, item);
    free(text);
}

static void keep_history(struct play_book *book) {
    struct error ignored = { 0 }; // a store that fails was announced at the start
    struct strbuf text = { 0 };
    for (size_t i = 0; i < book->n_history; i++) {
        if (i) strbuf_puts(&text, apart);
        strbuf_puts(&text, book->history[i]);
    }
    store_put(book->learner->store, book->learner->course.title, history_fact, strbuf_text(&text),
              &ignored);
    strbuf_release(&text);
}

struct play_book *play_book_new(struct learner *learner) {
    struct play_book *book = xcalloc(1, sizeof *book);
    book->learner = learner;
    book->play = play_new();
    read_history(book);
    return book;
}

static void entry_release(struct play_entry *entry) {
    free(entry->source);
    free(entry->error);
    play_answer_release(&entry->answer);
    *entry = (struct play_entry) { 0 };
}

void play_book_free(struct play_book *book) {
    if (!book) return;
    while (book->n_entries)
        entry_release(&book->entries[--book->n_entries]);
    while (book->n_history)
        free(book->history[--book->n_history]);
    play_free(book->play);
    free(book->told);
    free(book);
}

static struct play_entry *add_entry(struct play_book *book) {
    if (book->n_entries == PLAY_ENTRIES_MAX) {
        entry_release(&book->entries[0]);
        memmove(book->entries, book->entries + 1, --book->n_entries * sizeof *book->entries);
    }
    book->changes++;
    return &book->entries[book->n_entries++];
}

void play_book_take_sliders(struct play_book *book, const struct live_figure *figure,
                            const size_t *indices) {
    struct strbuf names = { 0 };
    play_take_sliders(book->play, figure, indices);
    for (size_t i = 0; i < figure->n_sliders; i++) {
        struct value value = slider_value(&figure->sliders[i], indices[i]);
        strbuf_printf(&names, "%s%s = ", i ? ", " : "", figure->sliders[i].name);
        value_print(&value, &names, 0);
    }
    if (names.size && (!book->told || strcmp(book->told, names.at) != 0)) {
        struct play_entry *entry = add_entry(book);
        *entry = (struct play_entry) { 0 };
        strbuf_printf(&entry->answer.text, WORDS_PLAY_SLIDERS, names.at);
        free(book->told);
        book->told = xstrdup(names.at);
    }
    strbuf_release(&names);
}

const struct play_entry *play_book_run(struct play_book *book, const char *source, bool whole) {
    struct play_answer answer;
    struct error err = { 0 };
    enum status status = play_run(book->play, source, &answer, &err);
    if (answer.unfinished && !whole) {
        play_answer_release(&answer);
        return NULL;
    }
    struct play_entry *entry = add_entry(book);
    *entry = (struct play_entry) { .source = xstrdup(source), .answer = answer };
    if (status != STATUS_OK) entry->error = xstrdup(err.text);
    if (remember(book, source)) keep_history(book);
    return entry;
}
