// SPDX-License-Identifier: MIT
// Figures in the plain walk: described in words, as numbers, with sliders that are set by typing.
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "lab/base/file.h"
#include "lab/figure/write.h"
#include "lab/ui/explore.h"
#include "lab/ui/expression.h"
#include "lab/ui/kept_sliders.h"
#include "lab/ui/plain_walk.h"
#include "lab/ui/prediction.h"
#include "lab/ui/words.h"
#include "lab/ui/words_figure.h"
#include "lab/ui/words_plain.h"
#include "lab/ui/words_reading.h"

enum { DATA_LINES = 8, DIGITS_HEARD = 4, DIGITS_ALL = 7 };

static void say_slider(struct plain *plain, const struct figure_view *view, size_t i) {
    const struct slider *slider = &view->figure->sliders[i];
    struct strbuf text = { 0 }, low = { 0 }, high = { 0 };
    slider_print(slider, view->indices[i], &text);
    slider_print(slider, 0, &low);
    slider_print(slider, slider->n ? slider->n - 1 : 0, &high);
    plain_say(plain, PLAIN_SLIDER, slider->name, strbuf_text(&text), strbuf_text(&low),
              strbuf_text(&high), strcmp(slider->label, slider->name) ? ": " : "",
              strcmp(slider->label, slider->name) ? slider->label : "");
    strbuf_release(&text);
    strbuf_release(&low);
    strbuf_release(&high);
}

static void say_sliders(struct plain *plain, const struct figure_view *view) {
    for (size_t i = 0; i < view->figure->n_sliders; i++)
        say_slider(plain, view, i);
}

// The figure at its sliders; false where there is none, which was said.
static bool draw(struct plain *plain, struct figure_view *view, struct figure *figure) {
    struct error err = { 0 };
    if (view->job) return plain_job_figure(plain, view, figure);
    if (live_figure_draw(view->figure, view->indices, figure, &err) == STATUS_OK) return true;
    plain_tell(plain, err.text);
    return false;
}

// All the rows, or the first ones with fewer digits, as they are heard in passing.
static void say_data(struct plain *plain, const struct figure *figure, bool all) {
    struct strbuf data = { 0 };
    size_t lines = 0, told = DATA_LINES;
    figure_spoken_table(figure, all ? DIGITS_ALL : DIGITS_HEARD, &data);
    for (size_t i = 0; i < data.size; i++)
        lines += data.at[i] == '\n';
    if (all || lines <= told + 1) told = lines; // one more is as short as saying so
    const char *at = strbuf_text(&data);
    plain_say(plain, PLAIN_DATA);
    for (size_t i = 0; i < told; i++, at = strchr(at, '\n') + 1)
        plain_say(plain, "%.*s\n", (int)strcspn(at, "\n"), at);
    if (lines > told) plain_say(plain, PLAIN_MORE_LINES, lines - told);
    strbuf_release(&data);
}

// The figure at its sliders; where it is explored, the part that is looked at, with the pinned
// copy.
static bool draw_explored(struct plain *plain, struct figure_view *view, struct figure *figure) {
    struct figure shown, data;
    if (!draw(plain, view, figure)) return false;
    if (!explore_is_on(view) || !explore_figures(view, &shown, &data)) return true;
    arena_join(&shown.arena, &data.arena); // what is seen borrows from the numbers
    figure_release(figure);
    *figure = shown;
    return true;
}

// How much of a figure is said: its name and its sliders are left out where they were heard just
// before, and of the numbers only the first are told in passing.
enum telling { TELL_REST, TELL_NAMED, TELL_ALL };

// Description, with the learner's guess among it, then the numbers.
static void say_figure(struct plain *plain, struct figure_view *view, enum telling telling) {
    bool all = telling == TELL_ALL;
    struct figure figure = { 0 };
    struct strbuf words = { 0 };
    if (!draw_explored(plain, view, &figure)) return;
    char *guess = learner_guess(&plain->learner, plain->place.lesson->id, view->figure->name);
    guess_add(&figure, guess, view->figure->guess);
    if (telling == TELL_REST) figure.title = figure.settings = NULL;
    figure_describe(&figure, &words);
    plain_tell(plain, strbuf_text(&words));
    if (explore_is_on(view)) {
        struct figure numbers;
        plain_explore_numbers(view, &numbers);
        say_data(plain, &numbers, all);
        figure_release(&numbers);
    } else {
        say_data(plain, &figure, all);
    }
    free(guess);
    figure_release(&figure);
    strbuf_release(&words);
}

// The index of a value as it is typed: a number, or the name under which it is listed.
static bool find_value(const struct slider *slider, const char *typed, size_t *index) {
    if (slider_find_listed(slider, typed, index)) return true;
    struct error ignored = { 0 };
    double number;
    if (expression_read(typed, "", &number, &ignored) != STATUS_OK) return false;
    *index = slider_nearest(slider, number);
    return true;
}

static const struct slider *find_slider(const struct figure_view *view, const char *name,
                                        size_t size, size_t *at) {
    for (*at = 0; *at < view->figure->n_sliders; ++*at) {
        const struct slider *slider = &view->figure->sliders[*at];
        if (strlen(slider->name) == size && strncmp(slider->name, name, size) == 0) return slider;
    }
    return NULL;
}

// Where the sliders stand is kept as the full-screen lab keeps it.
static void keep_sliders(struct plain *plain, const struct figure_view *view) {
    const char *lesson = plain->place.lesson->id;
    struct kept_sliders kept = { 0 };
    struct strbuf text = { 0 };
    char *before = learner_sliders(&plain->learner, lesson);
    kept_sliders_read(&kept, before);
    kept_sliders_take(&kept, view->figure, view->indices);
    kept_sliders_write(&kept, &text);
    learner_put_sliders(&plain->learner, lesson, strbuf_text(&text));
    kept_sliders_release(&kept);
    strbuf_release(&text);
    free(before);
}

static void recall_sliders(struct plain *plain, struct figure_view *view) {
    struct kept_sliders kept = { 0 };
    char *text = learner_sliders(&plain->learner, plain->place.lesson->id);
    kept_sliders_read(&kept, text);
    if (kept_sliders_give(&kept, view->figure, view->indices))
        plain_say(plain, WORDS_SLIDERS_KEPT "\n");
    kept_sliders_release(&kept);
    free(text);
}

static void figure_set(struct plain *plain, const char *rest) {
    struct figure_view *view = plain->asker;
    size_t word = strcspn(rest, " "), at;
    const struct slider *slider = find_slider(view, rest, word, &at);
    if (slider && find_value(slider, rest + word + strspn(rest + word, " "), &view->indices[at])) {
        keep_sliders(plain, view);
        say_slider(plain, view, at);
        say_figure(plain, view, TELL_REST);
    } else if (view->figure->n_sliders) {
        plain_sentence(plain, PLAIN_SET_WHICH, view->figure->sliders[0].name);
    } else {
        plain_say(plain, PLAIN_NO_SLIDERS);
    }
}

// What is seen and all of the numbers; false where there is nothing, which was said.
static bool take_figures(struct plain *plain, struct figure_view *view, struct figure *shown,
                         struct figure *data) {
    struct figure ready = { 0 };
    if (view->job && !plain_job_figure(plain, view, &ready)) return false;
    figure_release(&ready);
    if (explore_figures(view, shown, data)) return true;
    plain_tell(plain, view->said);
    view->said[0] = '\0';
    return false;
}

// As the full-screen lab saves: a picture of what is shown, or all of the numbers.
static void figure_save(struct plain *plain, const char *rest) {
    struct figure_view *view = plain->asker;
    const char *format = figure_format_of(rest);
    const struct figure_text look = { .cols = PLAIN_COLS, .ascii = plain->ascii };
    struct figure shown, data;
    struct strbuf out = { 0 };
    struct error err = { 0 };
    if (!format) {
        plain_sentence(plain, PLAIN_SAVE_WHERE, figure_endings, view->figure->name);
        return;
    }
    if (file_exists(rest)) {
        plain_sentence(plain, PLAIN_SAVE_EXISTS, rest);
        return;
    }
    if (!take_figures(plain, view, &shown, &data)) return;
    enum status status = figure_write(&shown, &data, format, &look, &out, &err);
    if (status == STATUS_OK) status = file_write(rest, strbuf_text(&out), out.size, &err);
    if (status == STATUS_OK)
        plain_sentence(plain, WORDS_SAVED "\n", rest, explore_saved(view, format));
    else
        plain_tell(plain, err.text);
    figure_release(&shown);
    figure_release(&data);
    strbuf_release(&out);
}

static void figure_command(struct plain *plain, const char *rest) {
    struct strbuf out = { 0 };
    (void)rest;
    figure_view_command(plain->asker, NULL, plain->place.lesson->id, &out);
    plain_say(plain, "%s\n", strbuf_text(&out));
    strbuf_release(&out);
}

static void figure_reset(struct plain *plain, const char *rest) {
    struct figure_view *view = plain->asker;
    bool changed;
    (void)rest;
    figure_view_act(view, ACT_RESET, &changed);
    if (view->said[0]) plain_tell(plain, view->said);
    view->said[0] = '\0';
    keep_sliders(plain, view);
    say_sliders(plain, view);
    say_figure(plain, view, TELL_REST);
}

void plain_figure_again(struct plain *plain) {
    say_figure(plain, plain->asker, TELL_NAMED);
}

static void figure_data(struct plain *plain, const char *rest) {
    (void)rest;
    say_figure(plain, plain->asker, TELL_ALL);
}

static void figure_run(struct plain *plain, const char *rest) {
    (void)rest;
    plain_job_run(plain, plain->asker);
    say_figure(plain, plain->asker, TELL_NAMED);
}

static const struct plain_command figure_commands[] = {
    { "set", PLAIN_USAGE_SET, PLAIN_HELP_SET, figure_set },
    { "reset", "reset", PLAIN_HELP_SLIDERS, figure_reset },
    { "data", "data", PLAIN_HELP_DATA, figure_data },
    { "at", PLAIN_USAGE_AT, PLAIN_HELP_AT, plain_explore_at },
    { "from", PLAIN_USAGE_FROM, PLAIN_HELP_FROM, plain_explore_from },
    { "whole", "whole", PLAIN_HELP_WHOLE, plain_explore_whole },
    { "pin", "pin", PLAIN_HELP_PIN, plain_explore_pin },
    { "save", PLAIN_USAGE_SAVE, PLAIN_HELP_SAVE, figure_save },
    { "command", "command", PLAIN_HELP_COMMAND, figure_command },
    { "run", "run", PLAIN_HELP_RUN, figure_run },
};

bool plain_figure_has(const char *line) {
    return plain_has_word(figure_commands, sizeof figure_commands / sizeof *figure_commands, line);
}

void plain_figure_words(struct strbuf *out) {
    plain_print_words(figure_commands, sizeof figure_commands / sizeof *figure_commands, out);
}

// `run` is only for figures that are long jobs.
static size_t figure_commands_of(const struct figure_view *view) {
    size_t n = sizeof figure_commands / sizeof *figure_commands;
    return view->job ? n : n - 1;
}

// Any words are a guess; the figure answers.
static bool take_guess(struct plain *plain, const char *line) {
    const struct figure_view *view = plain->asker;
    learner_put_guess(&plain->learner, plain->place.lesson->id, view->figure->name, line);
    plain->turn = TURN_ON;
    return true;
}

// Each figure asks once. False where the learner went elsewhere instead.
static bool ask_guess(struct plain *plain, struct figure_view *view) {
    const char *lesson = plain->place.lesson->id;
    if (!*view->figure->predict || !plain->config.predict) return true;
    char *guess = learner_guess(&plain->learner, lesson, view->figure->name);
    plain_say(plain, guess ? PLAIN_THE_QUESTION : PLAIN_YOUR_GUESS_FIRST);
    plain_tell_markdown(plain, view->figure->predict);
    if (!guess) {
        plain_say(plain, WORDS_GUESS_HERE "\n");
        plain->asker = view;
        plain_ask(plain, PLAIN_PROMPT_GUESS, take_guess);
        if (plain->turn == TURN_ON) {
            guess = learner_guess(&plain->learner, lesson, view->figure->name);
            if (!guess) learner_put_guess(&plain->learner, lesson, view->figure->name, "");
        }
    } else {
        plain->turn = TURN_ON;
    }
    if (guess && *guess) plain_say(plain, WORDS_YOUR_GUESS "\n", guess);
    free(guess);
    return plain->turn == TURN_ON;
}

static void ask_figure(struct plain *plain, struct figure_view *view) {
    if (!ask_guess(plain, view)) return;
    plain_say(plain, PLAIN_FIGURE, view->figure->title);
    say_sliders(plain, view);
    say_figure(plain, view, TELL_REST);
    if (*view->figure->notice) {
        plain_say(plain, PLAIN_NOTICE);
        plain_tell_markdown(plain, view->figure->notice);
    }
    plain_say(plain, view->figure->n_sliders ? PLAIN_FIGURE_PROMPT : PLAIN_FIGURE_NO_SLIDER);
    plain->own = figure_commands;
    plain->n_own = figure_commands_of(view);
    plain->asker = view;
    plain_ask(plain, PLAIN_PROMPT_FIGURE, NULL);
}

void plain_figure(struct plain *plain, const struct lesson *lesson,
                  const struct lesson_block *block) {
    struct figure_view view;
    figure_view_open(&view, plain->learner.script, lesson->path, block);
    plain_job_host(plain, &view, block);
    if (view.figure) {
        plain->figure = &view;
        recall_sliders(plain, &view);
        ask_figure(plain, &view);
        plain->figure = NULL;
    } else {
        plain_sentence(plain, PLAIN_CANNOT_BE_DRAWN, view.error.text);
        plain_ask(plain, "", NULL);
    }
    figure_view_release(&view);
}
