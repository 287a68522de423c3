// SPDX-License-Identifier: MIT
// Help and version, printed from the table of commands and their tables of options.
#include "lab/commands/help.h"

#include <stdlib.h>
#include <string.h>

#include "lab/base/install.h"
#include "lab/base/memory.h"
#include "lab/cells/grid.h"

// Where the sentences of the options begin, and where lines end.
enum { HELP_COLUMN = 29, HELP_COLS = 80 };

// Words that fill lines.
struct filling {
    struct strbuf *out;
    int indent;     // of further lines
    int begin, col; // of the line: where its words begin, where the next one would
};

static void end_line(struct filling *filling) {
    strbuf_printf(filling->out, "\n%*s", filling->indent, "");
    filling->begin = filling->col = filling->indent;
}

static void add_word(struct filling *filling, const char *at, size_t size) {
    char *word = xprintf("%.*s", (int)size, at);
    int width = text_width(word);
    if (filling->col > filling->begin && filling->col + 1 + width > HELP_COLS) end_line(filling);
    bool first = filling->col == filling->begin;
    strbuf_printf(filling->out, "%s%s", first ? "" : " ", word);
    filling->col += width + !first;
    free(word);
}

// From column `col` on, further lines from `indent` on. Lines of the text are joined; one that
// begins with a blank is an example, and stays as it is.
static void add_filled(struct strbuf *out, int col, int indent, const char *text) {
    struct filling filling = { out, indent, col, col };
    while (*text) {
        size_t line = strcspn(text, "\n"), word = strcspn(text, " \n");
        bool example = *text == ' ' && filling.col == filling.begin;
        if (example)
            strbuf_add(out, text, line);
        else
            add_word(&filling, text, word);
        text += example ? line : word;
        if (*text == '\n' && text[1] && (example || text[1] == ' ')) end_line(&filling);
        text += *text != '\0';
    }
    strbuf_putc(out, '\n');
}

static void add_options(struct strbuf *out, const struct option_row *rows) {
    for (const struct option_row *row = rows; row && row->name; row++) {
        struct strbuf left = { 0 };
        if (row->letter)
            strbuf_printf(&left, "-%c, ", row->letter);
        else
            strbuf_puts(&left, "    ");
        strbuf_printf(&left, "--%s%s%s", row->name, row->argument ? " " : "",
                      row->argument ? row->argument : "");
        if (left.size > HELP_COLUMN - 3) strbuf_printf(&left, "\n%*s", HELP_COLUMN - 1, "");
        strbuf_printf(out, "  %-*s ", HELP_COLUMN - 3, strbuf_text(&left));
        add_filled(out, HELP_COLUMN, HELP_COLUMN, row->help);
        strbuf_release(&left);
    }
}

static enum status print(struct strbuf *out, struct error *err) {
    enum status status = session_print(out, err);
    strbuf_release(out);
    return status;
}

enum status help_print_all(struct error *err) {
    struct strbuf out = { 0 };
    strbuf_puts(&out,
                "bitlab: a lab in the terminal for the mathematics of smaller language models\n\n"
                "usage: bitlab [COMMAND] [OPTION…] [OPERAND…]\n\n"
                "Without a command the lab opens.\n\ncommands:\n");
    for (size_t i = 0; i < command_count; i++)
        if (commands[i].help[0])
            strbuf_printf(&out, "  %-10s %s\n", commands[i].name, commands[i].help);
    strbuf_puts(&out, "\noptions of every command:\n");
    add_options(&out, common_options);
    strbuf_puts(&out, "\n`bitlab COMMAND --help` says more about one.\n");
    return print(&out, err);
}

enum status help_print_command(const struct command *command, struct error *err) {
    struct strbuf out = { 0 };
    strbuf_printf(&out, "usage: bitlab %s%s%s [OPTION…]\n\n%s\n", command->name,
                  command->operands[0] ? " " : "", command->operands, command->help);
    if (command->more[0]) {
        strbuf_putc(&out, '\n');
        add_filled(&out, 0, 0, command->more);
    }
    strbuf_puts(&out, "\noptions:\n");
    add_options(&out, command->options);
    add_options(&out, common_options);
    return print(&out, err);
}

// help: as --help, for those who try the word first.
enum status command_help(struct session *session, struct error *err) {
    enum status status = session_no_more(session, 1, err);
    if (status != STATUS_OK) return status;
    if (session->arguments.n_operands == 0) return help_print_all(err);
    const char *name = session->arguments.operands[0];
    const struct command *command = command_find(name);
    return command ? help_print_command(command, err) : command_unknown(name, err);
}

enum status help_print_version(struct error *err) {
    struct strbuf out = { 0 };
    strbuf_printf(&out, "bitlab %s\n", installed_version());
    return print(&out, err);
}
