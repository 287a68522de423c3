// SPDX-License-Identifier: MIT
// The command line as a table: what each command takes, read before or after its operands.
#include "lab/commands/options.h"

#include <stdlib.h>
#include <string.h>

#include "lab/base/memory.h"
#include "lab/course/course.h"

const struct option_row common_options[] = {
    { "help", 'h', NULL, "say what the command does" },
    { "version", 'V', NULL, "print the version" },
    { "course", 'C', "DIR", "the folder of the course (instead of the one that ships)" },
    { "color", 0, "auto|always|never", "colours; NO_COLOR is respected" },
    { "ascii", 0, NULL, "only ASCII characters" },
    { 0 },
};

enum { OPTION_ROWS_MAX = 64 };

// All rows that a command takes, its own first.
static size_t all_rows(const struct option_row *own, const struct option_row **rows) {
    size_t n = 0;
    for (const struct option_row *row = own; row && row->name && n < OPTION_ROWS_MAX; row++)
        rows[n++] = row;
    for (const struct option_row *row = common_options; row->name && n < OPTION_ROWS_MAX; row++)
        rows[n++] = row;
    return n;
}

static enum status unknown(const char *word, const struct option_row **rows, size_t n,
                           struct error *err) {
    const char *names[OPTION_ROWS_MAX];
    for (size_t i = 0; i < n; i++)
        names[i] = rows[i]->name;
    char *name = xstrdup(word + strspn(word, "-"));
    name[strcspn(name, "=")] = 0;
    const char *near = nearest_name(name, names, n);
    enum status status =
        near ? fail(err, STATUS_USAGE, "there is no option %s; did you mean --%s?", word, near)
             : fail(err, STATUS_USAGE, "there is no option %s; --help lists what there is", word);
    free(name);
    return status;
}

static const struct option_row *find(const char *word, const struct option_row **rows, size_t n,
                                     const char **value) {
    bool is_long = word[1] == '-';
    size_t size = is_long ? strcspn(word + 2, "=") : 1;
    *value = NULL;
    for (size_t i = 0; i < n; i++) {
        bool same =
            is_long ? strlen(rows[i]->name) == size && memcmp(rows[i]->name, word + 2, size) == 0
                    : rows[i]->letter == word[1];
        if (!same) continue;
        if (is_long && word[2 + size] == '=') *value = word + 2 + size + 1;
        if (!is_long && word[2]) *value = word + 2;
        return rows[i];
    }
    return NULL;
}

enum status arguments_read(struct arguments *arguments, const struct option_row *own,
                           const char *const *argv, size_t n, struct error *err) {
    const struct option_row *rows[OPTION_ROWS_MAX];
    size_t n_rows = all_rows(own, rows);
    bool options_ended = false;
    *arguments = (struct arguments) { .operands = xcalloc(n, sizeof *arguments->operands),
                                      .given = xcalloc(n, sizeof *arguments->given) };
    for (size_t i = 0; i < n; i++) {
        const char *word = argv[i], *value;
        if (options_ended || word[0] != '-' || !word[1]) {
            arguments->operands[arguments->n_operands++] = word;
            continue;
        }
        if (strcmp(word, "--") == 0) {
            options_ended = true;
            continue;
        }
        const struct option_row *row = find(word, rows, n_rows, &value);
        if (!row) return unknown(word, rows, n_rows, err);
        if (!row->argument && value)
            return fail(err, STATUS_USAGE, "--%s takes no value", row->name);
        if (row->argument && !value && i + 1 < n) value = argv[++i];
        if (row->argument && !value)
            return fail(err, STATUS_USAGE, "--%s wants a value: --%s %s", row->name, row->name,
                        row->argument);
        arguments->given[arguments->n_given++] = (struct option_given) { row, value };
    }
    return STATUS_OK;
}

void arguments_release(struct arguments *arguments) {
    free(arguments->operands);
    free(arguments->given);
    *arguments = (struct arguments) { 0 };
}

bool argument_given(const struct arguments *arguments, const char *name) {
    for (size_t i = 0; i < arguments->n_given; i++)
        if (strcmp(arguments->given[i].row->name, name) == 0) return true;
    return false;
}

const char *argument_value(const struct arguments *arguments, const char *name) {
    for (size_t i = arguments->n_given; i > 0; i--)
        if (strcmp(arguments->given[i - 1].row->name, name) == 0)
            return arguments->given[i - 1].value;
    return NULL;
}

enum status argument_number(const struct arguments *arguments, const char *name, double least,
                            double most, double fallback, double *number, struct error *err) {
    const char *text = argument_value(arguments, name);
    *number = fallback;
    if (!text) return STATUS_OK;
    char *end;
    *number = strtod(text, &end);
    if (end != text && !*end && *number >= least && *number <= most) return STATUS_OK;
    return fail(err, STATUS_USAGE, "--%s wants a number from %g to %g, not '%s'", name, least, most,
                text);
}
