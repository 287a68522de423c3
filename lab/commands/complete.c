// SPDX-License-Identifier: MIT
// complete: what may stand where the cursor is, for the shells' completion. All of it comes from
// the table of commands, their tables of options and the course, so the scripts of `completion`
// only ask.
//
// `bitlab complete -- WORD… CURRENT` prints a candidate a line, with its description behind a tab.
// A line ":files" or ":folders" asks the shell for names of files. It is for the scripts, and
// silent about what it does not know.
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "lab/commands/commands.h"
#include "lab/grade/report.h"

struct completion {
    struct session *session;
    const struct command *command; // NULL: not named yet
    const char *current;
    struct strbuf out;
};

static void offer(struct completion *c, const char *word, const char *description) {
    if (!text_starts(word, c->current)) return;
    strbuf_printf(&c->out, "%s%s%s\n", word, description[0] ? "\t" : "", description);
}

// --- kinds of words, by what the tables call them ---

static bool has_course(struct completion *c) {
    return session_open_course(c->session, NULL) == STATUS_OK;
}

static void offer_lessons(struct completion *c) {
    if (!has_course(c)) return;
    const struct course *course = &c->session->course;
    for (size_t i = 0; i < course->n_lessons; i++)
        offer(c, course->lessons[i]->id, course->lessons[i]->title);
}

static void offer_pages(struct completion *c) {
    if (!has_course(c)) return;
    const struct course_module *pages = &c->session->course.pages;
    for (size_t i = 0; i < pages->n; i++)
        offer(c, pages->lessons[i].id, pages->lessons[i].title);
}

static void offer_exercises(struct completion *c) {
    if (!has_course(c)) return;
    for (size_t i = 0; i < c->session->course.n_exercises; i++)
        offer(c, c->session->course.exercises[i].id, "");
}

static void offer_modules(struct completion *c) {
    if (!has_course(c)) return;
    const struct course *course = &c->session->course;
    for (size_t i = 0; i < course->n_modules; i++)
        offer(c, course->modules[i].id, course->modules[i].title);
}

static void offer_assignments(struct completion *c) {
    if (!has_course(c)) return;
    for (size_t i = 0; i < c->session->course.n_assignments; i++)
        offer(c, c->session->course.assignments[i].id, "");
}

static void offer_lesson_figures(struct completion *c, const struct course_lesson *lesson) {
    struct lesson text;
    if (course_read_lesson(&c->session->course, lesson, &text, NULL) != STATUS_OK) return;
    for (size_t i = 0; i < text.n; i++) {
        if (text.blocks[i].kind != BLOCK_FIGURE) continue;
        struct strbuf name = { 0 };
        strbuf_printf(&name, "%s/%s", lesson->id, text.blocks[i].name);
        offer(c, strbuf_text(&name), "");
        strbuf_release(&name);
    }
    lesson_release(&text);
}

// A lesson's figures are read only behind its slash: the whole course would take too long.
static void offer_figures(struct completion *c) {
    const char *slash = strchr(c->current, '/');
    if (!has_course(c)) return;
    for (size_t i = 0; i < c->session->course.n_lessons; i++) {
        const struct course_lesson *lesson = c->session->course.lessons[i];
        if (!slash)
            offer(c, lesson->id, lesson->title);
        else if (strlen(lesson->id) == (size_t)(slash - c->current) &&
                 text_starts(c->current, lesson->id))
            offer_lesson_figures(c, lesson);
    }
}

static void offer_commands(struct completion *c) {
    for (size_t i = 0; i < command_count; i++)
        if (commands[i].help[0]) offer(c, commands[i].name, commands[i].help);
}

static void offer_reports(struct completion *c) {
    for (size_t i = 0; i < report_format_count; i++)
        offer(c, report_formats[i].name, report_formats[i].help);
}

static void offer_files(struct completion *c) {
    strbuf_puts(&c->out, ":files\n");
}

static void offer_folders(struct completion *c) {
    strbuf_puts(&c->out, ":folders\n");
}

static const struct {
    const char *word;
    void (*offer)(struct completion *c);
} kinds[] = {
    { "COMMAND", offer_commands },
    { "LESSON", offer_lessons },
    { "PAGE", offer_pages },
    { "EXERCISE", offer_exercises },
    { "MODULE", offer_modules },
    { "ASSIGNMENT", offer_assignments },
    { "LESSON[/FIGURE]", offer_figures },
    { "REPORT[=FILE]", offer_reports },
    { "PATH", offer_files },
    { "FILE", offer_files },
    { "REPORT", offer_files },
    { "DIR", offer_folders },
    { "COURSE", offer_folders },
};

// One alternative of "a|b|NAME": a word in small letters is itself, another names its kind.
static void offer_alternative(struct completion *c, const char *word) {
    if (islower((unsigned char)word[0])) offer(c, word, "");
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i].word, word) == 0) kinds[i].offer(c);
}

static void offer_alternatives(struct completion *c, const char *words, size_t size) {
    while (size > 0) {
        size_t length = strcspn(words, "|");
        if (length > size) length = size;
        char word[64];
        snprintf(word, sizeof word, "%.*s", (int)length, words);
        offer_alternative(c, word);
        size_t past = length < size ? length + 1 : size;
        words += past;
        size -= past;
    }
}

// --- operands and options ---

// The `place`-th operand of "EXERCISE [DIR]" or "PATH…"; the last one is meant again where it says
// so.
static void offer_operand(struct completion *c, size_t place) {
    const char *at = c->command->operands;
    while (*at) {
        size_t size = strcspn(at, " ");
        const char *more = strstr(at, "…");
        bool again = more && more < at + size;
        if (place == 0 || again) {
            bool optional = at[0] == '[';
            size_t end = again ? (size_t)(more - at) : size - (optional && at[size - 1] == ']');
            offer_alternatives(c, at + optional, end - optional);
            return;
        }
        place--;
        at += size + (at[size] == ' ');
    }
}

static void offer_options(struct completion *c, const struct option_row *rows) {
    for (const struct option_row *row = rows; row && row->name; row++) {
        struct strbuf name = { 0 };
        strbuf_printf(&name, "--%s", row->name);
        offer(c, strbuf_text(&name), row->help);
        strbuf_release(&name);
    }
}

static const struct option_row *row_in(const struct option_row *rows, const char *word) {
    for (const struct option_row *row = rows; row && row->name; row++)
        if (word[1] == '-' ? strcmp(row->name, word + 2) == 0
                           : row->letter && row->letter == word[1] && !word[2])
            return row;
    return NULL;
}

// The row of an option whose value is the next word, or NULL.
static const struct option_row *waiting_row(const struct completion *c, const char *word) {
    if (word[0] != '-' || !word[1]) return NULL;
    const struct option_row *row = c->command ? row_in(c->command->options, word) : NULL;
    if (!row) row = row_in(common_options, word);
    return row && row->argument ? row : NULL;
}

// Takes -C of the line for its own, so that the ids are those of that course.
static void take_course(struct session *session, const struct option_row *row, const char *value) {
    struct arguments *arguments = &session->arguments;
    if (strcmp(row->name, "course") == 0 && arguments->n_given < arguments->n_operands)
        arguments->given[arguments->n_given++] = (struct option_given) { row, value };
}

static void complete(struct completion *c, const char *const *words, size_t n) {
    const struct option_row *row = NULL;
    size_t operands = 0;
    for (size_t i = 0; i < n; i++) {
        if (row) {
            take_course(c->session, row, words[i]);
            row = NULL;
        } else if (words[i][0] == '-') {
            row = waiting_row(c, words[i]);
        } else if (!c->command) {
            c->command = command_find(words[i]);
            if (!c->command || !c->command->help[0]) return;
        } else {
            operands++;
        }
    }
    if (row) {
        offer_alternatives(c, row->argument, strlen(row->argument));
    } else if (c->current[0] == '-') {
        if (c->command) offer_options(c, c->command->options);
        offer_options(c, common_options);
    } else if (c->command) {
        offer_operand(c, operands);
    } else {
        offer_commands(c);
    }
}

enum status command_complete(struct session *session, struct error *err) {
    const struct arguments *arguments = &session->arguments;
    if (arguments->n_operands == 0) return STATUS_OK;
    struct completion c = { .session = session,
                            .current = arguments->operands[arguments->n_operands - 1] };
    complete(&c, arguments->operands, arguments->n_operands - 1);
    enum status status = session_print(&c.out, err);
    strbuf_release(&c.out);
    return status;
}
