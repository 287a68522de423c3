// SPDX-License-Identifier: MIT
// The Lua prompt in the plain walk: a line that begins with a colon. What is plotted is told in
// words, as the figures of a lesson are.
#include <string.h>

#include "lab/ui/plain_walk.h"
#include "lab/ui/words_plain.h"
#include "lab/ui/words_reading.h"

static const struct play_entry *run(struct plain *plain, bool whole) {
    sigset_t before;
    plain_hold_ctrl_c(&before);
    const struct play_entry *entry =
        play_book_run(plain->play, strbuf_text(&plain->program), whole);
    plain_release_ctrl_c(&before);
    return entry;
}

static void say_answer(struct plain *plain, const struct play_entry *entry) {
    const char *text = strbuf_text(&entry->answer.text);
    struct strbuf words = { 0 };
    if (*text) plain_say(plain, "%s%s", text, text[strlen(text) - 1] == '\n' ? "" : "\n");
    if (entry->error && strchr(entry->source, '\n') && entry->answer.line)
        plain_say(plain, PLAIN_LINE, entry->answer.line);
    if (entry->error) plain_say(plain, "%s\n", entry->error);
    if (entry->answer.figure.n_series) {
        figure_describe(&entry->answer.figure, &words);
        plain_say(plain, "%s\n", strbuf_text(&words));
    }
    strbuf_release(&words);
}

static void take_sliders(struct plain *plain) {
    const struct figure_view *view = plain->figure;
    if (view && view->figure) play_book_take_sliders(plain->play, view->figure, view->indices);
}

// An empty line runs what is unfinished all the same, so that its mistake is told.
void plain_play(struct plain *plain, const char *line) {
    bool whole = plain->program.size && line[strspn(line, " ")] == '\0';
    if (!plain->play) {
        plain->play = play_book_new(&plain->learner);
        play_stop_when(plain->play->play, plain_ctrl_c_waits, NULL);
    }
    if (!plain->program.size) take_sliders(plain);
    if (!whole) {
        if (plain->program.size) strbuf_putc(&plain->program, '\n');
        strbuf_puts(&plain->program, line);
    }
    if (!plain->program.size) return;
    const struct play_entry *entry = run(plain, whole);
    if (entry)
        say_answer(plain, entry);
    else
        plain_sentence(plain, WORDS_PLAY_UNFINISHED "\n");
    if (entry) strbuf_clear(&plain->program);
}
