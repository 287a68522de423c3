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

// A paragraph of `text`, which is left behind it, with its lines joined; or an example, a line that
// begins with a blank, as it stands.
static char *next_paragraph(const char **text) {
    struct strbuf out = { 0 };
    bool example = **text == ' ';
    do {
        size_t line = strcspn(*text, "\n");
        if (out.size) strbuf_putc(&out, ' ');
        strbuf_add(&out, *text, line);
        *text += line + ((*text)[line] == '\n');
    } while (!example && **text && **text != ' ');
    return strbuf_detach(&out);
}

// `left`, and from column `col` on the paragraphs of `text`: beside it, or below where it is wider.
static void add_filled(struct strbuf *out, const char *left, int col, const char *text) {
    struct grid grid;
    int width = text_width(left);
    grid_init(&grid, 1, width > HELP_COLS ? width : HELP_COLS);
    grid_text(&grid, 0, 0, width, STYLE_TEXT, left);
    for (int row = width > 0 && width >= col; *text;) {
        char *paragraph = next_paragraph(&text);
        row += grid_wrap(&grid, row, col, HELP_COLS - col, STYLE_TEXT, paragraph);
        free(paragraph);
    }
    grid_print(&grid, 0, grid.rows, &(struct grid_print_options) { 0 }, out);
    grid_release(&grid);
}

static void add_options(struct strbuf *out, const struct option_row *rows) {
    for (const struct option_row *row = rows; row && row->name; row++) {
        struct strbuf left = { 0 };
        if (row->letter)
            strbuf_printf(&left, "  -%c, ", row->letter);
        else
            strbuf_puts(&left, "      ");
        strbuf_printf(&left, "--%s%s%s", row->name, row->argument ? " " : "",
                      row->argument ? row->argument : "");
        add_filled(out, strbuf_text(&left), HELP_COLUMN, row->help);
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
        add_filled(&out, "", 0, command->more);
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
