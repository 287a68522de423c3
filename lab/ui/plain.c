// SPDX-License-Identifier: MIT
// The course line by line: the same lessons, figures and exercises on stdin and stdout, for pipes,
// dumb terminals and screen readers. Enter goes on; every word that does something is in one table,
// which `?` prints.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lab/base/memory.h"
#include "lab/store/notes.h"
#include "lab/terminal/terminal.h"
#include "lab/ui/named_place.h"
#include "lab/ui/plain_walk.h"
#include "lab/ui/words.h"
#include "lab/ui/words_plain.h"

static void plain_help(struct plain *plain, const char *rest);

static void plain_contents(struct plain *plain, const char *rest) {
    const struct course *course = &plain->learner.course;
    size_t number = 0;
    (void)rest;
    for (size_t m = 0; m < course->n_modules; m++) {
        plain_say(plain, "\n%s\n", course->modules[m].title);
        for (size_t l = 0; l < course->modules[m].n; l++) {
            const struct course_lesson *lesson = &course->modules[m].lessons[l];
            size_t n = learner_exercises(&plain->learner, lesson)->n;
            plain_say(plain, PLAIN_CONTENTS_LESSON, ++number, lesson->title, lesson->id);
            if (n)
                plain_say(plain, PLAIN_CONTENTS_SOLVED, learner_passed(&plain->learner, lesson), n);
            plain_say(plain, ")\n");
        }
    }
    if (course->pages.n) plain_say(plain, PLAIN_CONTENTS_PAGES, course->pages.lessons[0].id);
    for (size_t i = 0; i < course->pages.n; i++)
        plain_say(plain, "     %s (%s)\n", course->pages.lessons[i].title,
                  course->pages.lessons[i].id);
    plain_say(plain, "\n");
}

void plain_jump(struct plain *plain, const struct place *place) {
    plain->before = plain->place;
    plain->place = *place;
    plain->turn = TURN_JUMP;
}

static void plain_return(struct plain *plain, const char *rest) {
    struct place before = plain->before;
    (void)rest;
    if (before.lesson)
        plain_jump(plain, &before);
    else
        plain_say(plain, PLAIN_NO_RETURN);
}

static void plain_again(struct plain *plain, const char *rest) {
    (void)rest;
    plain->turn = TURN_JUMP;
}

static void plain_go(struct plain *plain, const char *rest) {
    const struct course *course = &plain->learner.course;
    struct error err = { 0 };
    struct place place = { 0 };
    char *end;
    unsigned long number = strtoul(rest, &end, 10);
    if (end != rest && !*end && number >= 1 && number <= course->n_lessons)
        plain_jump(plain, &(struct place) { .lesson = course->lessons[number - 1] });
    else if (!*rest)
        plain_sentence(plain, PLAIN_GO_WHERE, course->n_lessons ? course->lessons[0]->id : "1");
    else if (place_named(&plain->learner, rest, &place, &err) == STATUS_OK)
        plain_jump(plain, &place);
    else
        plain_tell(plain, err.text);
}

// From a page back to the lesson where the reading stopped.
static void leave_page(struct plain *plain) {
    const struct course *course = &plain->learner.course;
    plain->place = learner_place(&plain->learner);
    if (!plain->place.lesson && course->n_lessons) plain->place.lesson = course->lessons[0];
    plain->turn = plain->place.lesson ? TURN_JUMP : TURN_LEAVE;
}

static void go_to_neighbour(struct plain *plain, int direction) {
    const struct course *course = &plain->learner.course;
    if (plain->place.lesson->page) {
        leave_page(plain);
        return;
    }
    size_t to = plain->place.lesson->number + (size_t)direction;
    if (to >= course->n_lessons) {
        plain_say(plain, direction > 0 ? PLAIN_LAST_LESSON : PLAIN_FIRST_LESSON);
        return;
    }
    plain_jump(plain, &(struct place) { .lesson = course->lessons[to] });
}

static void plain_next(struct plain *plain, const char *rest) {
    (void)rest;
    go_to_neighbour(plain, 1);
}

static void plain_previous(struct plain *plain, const char *rest) {
    (void)rest;
    go_to_neighbour(plain, -1);
}

static void plain_back(struct plain *plain, const char *rest) {
    (void)rest;
    if (plain->place.block > 0) plain->place.block--;
    plain->turn = TURN_JUMP;
}

// Back at the same place afterwards.
static void plain_practice(struct plain *plain, const char *rest) {
    (void)rest;
    plain_sitting(plain);
    if (plain->turn != TURN_LEAVE) plain->turn = TURN_JUMP;
}

static void plain_skill_check(struct plain *plain, const char *rest) {
    (void)rest;
    plain_check(plain);
    if (plain->turn != TURN_LEAVE) plain->turn = TURN_JUMP;
}

static void plain_note(struct plain *plain, const char *rest) {
    const struct course_lesson *lesson = plain->place.lesson;
    struct error err = { 0 };
    if (!*rest)
        plain_say(plain, PLAIN_NOTE_WHAT);
    else if (notes_add(plain->learner.course.title, lesson ? lesson->id : NULL,
                       lesson ? lesson->title : WORDS_NOTES, rest, &err) == STATUS_OK)
        plain_say(plain, PLAIN_NOTED);
    else
        plain_tell(plain, err.text);
}

static void plain_notes(struct plain *plain, const char *rest) {
    const struct course_lesson *lesson = plain->place.lesson;
    struct strbuf text = { 0 };
    struct error err = { 0 };
    (void)rest;
    if (notes_read(plain->learner.course.title, lesson ? lesson->id : NULL, &text, &err) !=
        STATUS_OK)
        plain_tell(plain, err.text);
    else if (!text.size)
        plain_say(plain, PLAIN_NO_NOTES);
    else
        plain_tell_markdown(plain, text.at);
    strbuf_release(&text);
}

static void plain_on(struct plain *plain, const char *rest) {
    (void)rest;
    plain->turn = TURN_ON;
}

static void plain_quit(struct plain *plain, const char *rest) {
    (void)rest;
    plain->turn = TURN_LEAVE;
}

static const struct plain_command commands[] = {
    { "", WORDS_KEY_ENTER, PLAIN_HELP_ON, plain_on },
    { "?", "?", PLAIN_HELP_HELP, plain_help },
    { "help", NULL, NULL, plain_help },
    { "toc", "toc", PLAIN_HELP_TOC, plain_contents },
    { "exercises", PLAIN_USAGE_EXERCISES, PLAIN_HELP_EXERCISES, plain_exercises },
    { "go", PLAIN_USAGE_GO, PLAIN_HELP_GO, plain_go },
    { "next", "next", PLAIN_HELP_NEXT, plain_next },
    { "previous", "previous", PLAIN_HELP_PREVIOUS, plain_previous },
    { "back", "back", PLAIN_HELP_BACK, plain_back },
    { "again", "again", PLAIN_HELP_AGAIN, plain_again },
    { "search", PLAIN_USAGE_SEARCH, PLAIN_HELP_SEARCH, plain_search },
    { "more", "more", PLAIN_HELP_MORE, plain_more },
    { "open", PLAIN_USAGE_OPEN, PLAIN_HELP_OPEN, plain_open },
    { "return", "return", PLAIN_HELP_RETURN, plain_return },
    { "meaning", PLAIN_USAGE_MEANING, PLAIN_HELP_MEANING, plain_meaning },
    { "progress", "progress", PLAIN_HELP_PROGRESS, plain_progress },
    { "practice", "practice", PLAIN_HELP_PRACTICE, plain_practice },
    { "check", "check", PLAIN_HELP_CHECK, plain_skill_check },
    { "note", PLAIN_USAGE_NOTE, PLAIN_HELP_NOTE, plain_note },
    { "notes", "notes", PLAIN_HELP_NOTES, plain_notes },
    { ":", PLAIN_USAGE_LUA, PLAIN_HELP_LUA, plain_play },
    { "quit", "quit", PLAIN_HELP_QUIT, plain_quit },
    { "q", NULL, NULL, plain_quit },
};

enum { USAGE_COLS = 18 };

static void list(struct plain *plain, const struct plain_command *of, size_t n) {
    struct grid page;
    int row = 0, col = 2 + USAGE_COLS + 1;
    grid_init(&page, 0, PLAIN_COLS);
    for (size_t i = 0; i < n; i++) {
        if (!of[i].usage || (plain->sitting && of[i].run == plain_play)) continue;
        grid_text(&page, row, 2, USAGE_COLS, STYLE_TEXT, of[i].usage);
        row += grid_wrap(&page, row, col, PLAIN_COLS - col, STYLE_TEXT, of[i].help);
    }
    plain_print(plain, &page);
    grid_release(&page);
}

void plain_print_words(const struct plain_command *of, size_t n, struct strbuf *out) {
    const char *before = "";
    for (size_t i = 0; i < n; i++) {
        if (!of[i].usage) continue;
        strbuf_printf(out, "%s%s", before, of[i].word);
        before = ", ";
    }
}

// What can be typed where one is not.
static void list_elsewhere(struct plain *plain) {
    struct strbuf figure = { 0 }, exercise = { 0 };
    plain_figure_words(&figure);
    plain_asked_words(&exercise);
    if (!plain->n_own || !plain_has_word(plain->own, plain->n_own, "set"))
        plain_sentence(plain, PLAIN_AT_A_FIGURE, strbuf_text(&figure));
    if (!plain->n_own || !plain_has_word(plain->own, plain->n_own, "hint"))
        plain_sentence(plain, PLAIN_AT_AN_EXERCISE, strbuf_text(&exercise));
    strbuf_release(&figure);
    strbuf_release(&exercise);
}

static void plain_help(struct plain *plain, const char *rest) {
    (void)rest;
    if (plain->n_own) {
        plain_say(plain, PLAIN_HERE);
        list(plain, plain->own, plain->n_own);
        plain_say(plain, PLAIN_EVERYWHERE);
    }
    list(plain, commands, sizeof commands / sizeof *commands);
    if (!plain->sitting) list_elsewhere(plain);
}

static bool run_command(struct plain *plain, const struct plain_command *of, size_t n,
                        const char *line) {
    size_t word = strcspn(line, " ");
    for (size_t i = 0; i < n; i++) {
        if (strlen(of[i].word) != word || strncmp(of[i].word, line, word) != 0) continue;
        of[i].run(plain, line + word + strspn(line + word, " "));
        return true;
    }
    return false;
}

// Reads one line without its newline and the blanks around it; false at the end of the input.
static bool read_line(struct plain *plain) {
    ssize_t size = getline(&plain->line, &plain->line_capacity, stdin);
    if (size < 0) return false;
    if (!plain->echoes)
        fputc('\n', stdout); // a terminal shows the Enter that was typed, a pipe does not
    while (size > 0 && strchr(" \t\r\n", plain->line[size - 1]))
        plain->line[--size] = '\0';
    size_t blanks = strspn(plain->line, " \t");
    memmove(plain->line, plain->line + blanks, (size_t)size - blanks + 1);
    return true;
}

bool plain_has_word(const struct plain_command *of, size_t n, const char *line) {
    size_t word = strcspn(line, " ");
    for (size_t i = 0; i < n; i++)
        if (of[i].usage && strlen(of[i].word) == word && strncmp(of[i].word, line, word) == 0)
            return true;
    return false;
}

// A word of another place is told with the place.
static void say_unknown(struct plain *plain, const char *line) {
    int word = (int)strcspn(line, " ");
    if (plain_figure_has(line))
        plain_sentence(plain, PLAIN_WORD_OF_FIGURE, word, line);
    else if (plain_asked_has(line))
        plain_sentence(plain, PLAIN_WORD_OF_EXERCISE, word, line);
    else
        plain_sentence(plain, PLAIN_MEANS_NOTHING, line);
}

static void play(struct plain *plain, const char *line) {
    if (plain->sitting)
        plain_sentence(plain, PLAIN_NO_PROMPT_HERE);
    else
        plain_play(plain, line);
}

void plain_ask(struct plain *plain, const char *prompt,
               bool (*take)(struct plain *plain, const char *line)) {
    plain->turn = TURN_STAY;
    while (plain->turn == TURN_STAY) {
        plain_say(plain, "%s> ", prompt);
        fflush(stdout);
        bool read = read_line(plain);
        plain->col = 0;
        if (!read) {
            plain->turn = TURN_LEAVE;
            plain_say(plain, "\n");
        } else if (*plain->line == ':') {
            play(plain, plain->line + 1);
        } else if (!run_command(plain, plain->own, plain->n_own, plain->line) &&
                   !run_command(plain, commands, sizeof commands / sizeof *commands, plain->line) &&
                   !(take && take(plain, plain->line))) {
            say_unknown(plain, plain->line);
        }
    }
    plain->own = NULL;
    plain->n_own = 0;
}

static void start_lesson(struct plain *plain, const struct lesson *lesson) {
    const struct course_lesson *at = plain->place.lesson;
    plain_say(plain, "\n%s: %s\n", at->module->title, at->title);
    if (at->minutes) plain_say(plain, PLAIN_MINUTES, at->minutes);
    plain_say(plain, PLAIN_LESSON_BEGINS, lesson->n);
    if (plain->place.block) plain_say(plain, PLAIN_LESSON_AT, plain->place.block + 1);
    plain_say(plain, "\n");
    plain->told = at;
}

static void end_page(struct plain *plain) {
    plain_say(plain, PLAIN_END_OF_PAGE);
    plain_ask(plain, PLAIN_PROMPT_END, NULL);
    if (plain->turn == TURN_ON) leave_page(plain);
}

static void end_lesson(struct plain *plain) {
    const struct course *course = &plain->learner.course;
    size_t next = plain->place.lesson->number + 1;
    if (next >= course->n_lessons) {
        plain_say(plain, PLAIN_END_OF_COURSE);
        plain_ask(plain, PLAIN_PROMPT_END, NULL);
        if (plain->turn == TURN_ON) plain->turn = TURN_LEAVE;
        return;
    }
    plain_sentence(plain, PLAIN_END_OF_LESSON, course->lessons[next]->title);
    plain_ask(plain, PLAIN_PROMPT_END, NULL);
    if (plain->turn == TURN_ON) go_to_neighbour(plain, 1);
}

// A place that is given by its line of the file becomes one by its block.
static void find_line(struct plain *plain, const struct lesson *lesson) {
    int line = plain->place.line;
    if (!line) return;
    for (size_t i = 0; i < lesson->n; i++)
        if (lesson->blocks[i].line <= line) plain->place.block = i;
    plain->place.line = 0;
}

// Walks one lesson from the place on; afterwards the place says where to go, or the turn is
// TURN_LEAVE.
static enum status walk_lesson(struct plain *plain, struct error *err) {
    struct lesson lesson;
    enum status status =
        course_read_lesson(&plain->learner.course, plain->place.lesson, &lesson, err);
    if (status != STATUS_OK) return status;
    find_line(plain, &lesson);
    if (plain->place.block >= lesson.n) plain->place.block = 0;
    if (plain->place.block == 0 || plain->told != plain->place.lesson) start_lesson(plain, &lesson);
    plain->turn = TURN_ON;
    while (plain->place.block < lesson.n && plain->turn == TURN_ON) {
        plain_block(plain, &lesson, plain->place.block);
        if (plain->turn == TURN_ON) plain->place.block++;
        learner_put_place(&plain->learner, &plain->place);
    }
    if (plain->turn == TURN_ON) (plain->place.lesson->page ? end_page : end_lesson)(plain);
    lesson_release(&lesson);
    return STATUS_OK;
}

static enum status start_place(struct plain *plain, const char *id, struct error *err) {
    const struct course *course = &plain->learner.course;
    plain->place = learner_place(&plain->learner);
    if (id) return place_named(&plain->learner, id, &plain->place, err);
    if (!plain->place.lesson && course->n_lessons) plain->place.lesson = course->lessons[0];
    if (!plain->place.lesson) return fail_at(err, STATUS_COURSE, course->file, 0, PLAIN_NO_LESSONS);
    return STATUS_OK;
}

// How much there is, how much is done, what is due.
static void begin(struct plain *plain) {
    const struct course *course = &plain->learner.course;
    struct practice_counts counts = learner_due(&plain->learner);
    plain_sentence(plain, PLAIN_COURSE_BEGINS, course->n_lessons, plain->learner.passed,
                   course->n_exercises);
    if (counts.due)
        plain_sentence(plain, PLAIN_PRACTICE_WAITS, counts.due,
                       counts.due == 1 ? PLAIN_EXERCISE_IS : PLAIN_EXERCISES_ARE);
}

static void open_config(struct plain *plain, bool ascii) {
    struct strbuf complaint = { 0 };
    config_load(&plain->config);
    config_complaint(&plain->config, &complaint);
    if (complaint.size) fprintf(stderr, "bitlab: %s\n", complaint.at);
    plain->ascii = terminal_is_ascii(ascii || plain->config.ascii);
    strbuf_release(&complaint);
}

enum status lab_run_plain(const struct lab_options *options, struct error *err) {
    struct plain plain = { .echoes = isatty(STDIN_FILENO), .turn = TURN_STAY };
    open_config(&plain, options->ascii);
    enum status status = learner_open(&plain.learner, options->course_folder, err);
    if (status == STATUS_OK && options->practice) {
        if (plain.learner.warning[0]) plain_tell(&plain, plain.learner.warning);
        plain_sitting(&plain);
        goto out;
    }
    if (status == STATUS_OK) status = start_place(&plain, options->lesson, err);
    if (status == STATUS_OK) {
        plain_say(&plain, "%s\n", plain.learner.course.title);
        if (plain.learner.warning[0]) plain_tell(&plain, plain.learner.warning);
        if (!options->lesson) begin(&plain);
    }
    while (status == STATUS_OK && plain.turn != TURN_LEAVE)
        status = walk_lesson(&plain, err);
    if (status == STATUS_OK) plain_say(&plain, PLAIN_PLACE_IS_KEPT);
out:
    play_book_free(plain.play);
    strbuf_release(&plain.program);
    config_release(&plain.config);
    glossary_release(&plain.glossary);
    search_free(plain.index);
    learner_release(&plain.learner);
    free(plain.line);
    return status;
}
