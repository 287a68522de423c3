// SPDX-License-Identifier: MIT
// manual: the page of `man bitlab`, from the table of commands and their tables of options. `make
// install` writes it with this; what is in the tables is on the page by itself.
#include <stdlib.h>
#include <string.h>

#include "lab/base/install.h"
#include "lab/base/memory.h"
#include "lab/commands/commands.h"

// Text as troff takes it: no line is a request, a hyphen is the one that is typed.
static void put(struct strbuf *out, const char *text) {
    bool begins = true;
    for (const char *at = text; *at; at++) {
        if (begins && (*at == '.' || *at == '\'')) strbuf_puts(out, "\\&");
        begins = *at == '\n';
        if (*at == '\\')
            strbuf_puts(out, "\\e");
        else if (*at == '-')
            strbuf_puts(out, "\\-");
        else if (text_starts(at, "…"))
            strbuf_puts(out, "..."), at += strlen("…") - 1;
        else
            strbuf_putc(out, *at);
    }
}

static void put_bold(struct strbuf *out, const char *text) {
    strbuf_puts(out, "\\fB");
    put(out, text);
    strbuf_puts(out, "\\fR");
}

static void put_option(struct strbuf *out, const struct option_row *row) {
    const char letter[] = { '-', row->letter, 0 };
    struct strbuf name = { 0 };
    strbuf_printf(&name, "--%s", row->name);
    strbuf_puts(out, ".TP\n");
    if (row->letter) {
        put_bold(out, letter);
        strbuf_puts(out, ", ");
    }
    put_bold(out, strbuf_text(&name));
    if (row->argument) {
        strbuf_puts(out, " \\fI");
        put(out, row->argument);
        strbuf_puts(out, "\\fR");
    }
    strbuf_putc(out, '\n');
    put(out, row->help);
    strbuf_putc(out, '\n');
    strbuf_release(&name);
}

static void put_options(struct strbuf *out, const struct option_row *rows) {
    for (const struct option_row *row = rows; row && row->name; row++)
        put_option(out, row);
}

// Further paragraphs are filled; lines that are indented are examples and stay as they are.
static void put_more(struct strbuf *out, const char *more) {
    bool kept = false;
    if (!more[0]) return;
    strbuf_puts(out, ".PP\n");
    while (*more) {
        size_t size = strcspn(more, "\n");
        bool example = *more == ' ';
        if (example != kept) strbuf_puts(out, example ? ".nf\n" : ".fi\n");
        kept = example;
        char *line = xprintf("%.*s\n", (int)size, more);
        put(out, line);
        free(line);
        more += size + (more[size] == '\n');
    }
    if (kept) strbuf_puts(out, ".fi\n");
}

static void put_command(struct strbuf *out, const struct command *command) {
    strbuf_puts(out, ".SS ");
    put_bold(out, command->name);
    if (command->operands[0]) {
        strbuf_puts(out, " \\fI");
        put(out, command->operands);
        strbuf_puts(out, "\\fR");
    }
    strbuf_puts(out, "\n");
    put(out, command->help);
    strbuf_puts(out, ".\n");
    put_more(out, command->more);
    put_options(out, command->options);
}

struct entry {
    const char *term, *text;
};

static const struct entry exit_codes[] = {
    { "0", "done, or the score was reached" },
    { "1", "graded, and short of --min-score" },
    { "2", "the command line is wrong" },
    { "3", "the learner's code could not run, or was refused" },
    { "4", "a limit of time or memory was hit" },
    { "5", "the course is wrong; never charged to the learner" },
    { "6", "this system lacks something" },
    { "7", "a bug of bitlab" },
    { "8", "the measurement is inconclusive (bench)" },
};

static const struct entry files[] = {
    { "$XDG_DATA_HOME/bitlab", "progress, notes and programs, else in ~/.local/share" },
    { "$XDG_CONFIG_HOME/bitlab/config", "settings and keys, else in ~/.config" },
    { "$XDG_CACHE_HOME/bitlab", "measurements and trained networks; safe to delete" },
};

static const struct entry environment[] = {
    { "VISUAL, EDITOR", "the editor for programs and notes" },
    { "NO_COLOR", "no colours" },
    { "BITLAB_ISA", "the kernels' instruction set at most: scalar, avx2, avx512, neon" },
    { "CI", "where it is set, grade insists on full isolation" },
};

static void put_entries(struct strbuf *out, const char *title, const struct entry *entries,
                        size_t n) {
    strbuf_printf(out, ".SH %s\n", title);
    for (size_t i = 0; i < n; i++) {
        strbuf_puts(out, ".TP\n");
        put_bold(out, entries[i].term);
        strbuf_putc(out, '\n');
        put(out, entries[i].text);
        strbuf_putc(out, '\n');
    }
}

enum status command_manual(struct session *session, struct error *err) {
    struct strbuf out = { 0 };
    (void)session;
    strbuf_printf(&out, ".TH BITLAB 1 \"\" \"bitlab %s\" \"User Commands\"\n", installed_version());
    strbuf_puts(&out,
                ".SH NAME\nbitlab \\- a lab in the terminal for the mathematics of smaller "
                "language models\n.SH SYNOPSIS\n.B bitlab\n[\\fICOMMAND\\fR] "
                "[\\fIOPTION\\fR...] [\\fIOPERAND\\fR...]\n.SH DESCRIPTION\n"
                "Lessons with live figures, exercises that are graded against C references, and "
                "a measurement of what fewer bits gain on this machine. Without a command the "
                "lab opens.\n.SH COMMANDS\n");
    for (size_t i = 0; i < command_count; i++)
        if (commands[i].help[0]) put_command(&out, &commands[i]);
    strbuf_puts(&out, ".SH OPTIONS OF EVERY COMMAND\n");
    put_options(&out, common_options);
    put_entries(&out, "EXIT STATUS", exit_codes, sizeof exit_codes / sizeof *exit_codes);
    put_entries(&out, "FILES", files, sizeof files / sizeof *files);
    put_entries(&out, "ENVIRONMENT", environment, sizeof environment / sizeof *environment);
    enum status status = session_print(&out, err);
    strbuf_release(&out);
    return status;
}
