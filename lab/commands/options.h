// SPDX-License-Identifier: MIT
// The command line as a table: what each command takes, read before or after its operands.
#ifndef LAB_COMMANDS_OPTIONS_H
#define LAB_COMMANDS_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "lab/base/error.h"

struct option_row {
    const char *name;     // long name without dashes; NULL ends a table
    char letter;          // 0 where there is none
    const char *argument; // what its value is called in the help, NULL where it takes none
    const char *help;
};

// The options that every command takes.
extern const struct option_row common_options[];

struct option_given {
    const struct option_row *row;
    const char *value;
};

struct arguments {
    const char **operands;
    size_t n_operands;
    struct option_given *given; // in the order of the command line
    size_t n_given;
};

// Reads `argv` (n of them, without the program's name) against the common options and `own`. An
// option that does not exist is STATUS_USAGE and names the nearest; one that lacks its value says
// so. "--" ends the options.
enum status arguments_read(struct arguments *arguments, const struct option_row *own,
                           const char *const *argv, size_t n, struct error *err);
void arguments_release(struct arguments *arguments);

bool argument_given(const struct arguments *arguments, const char *name);
const char *argument_value(const struct arguments *arguments,
                           const char *name); // the last one, or NULL

// A value that must be a number from `least` to `most`; `fallback` where the option was not given.
enum status argument_number(const struct arguments *arguments, const char *name, double least,
                            double most, double fallback, double *number, struct error *err);

#endif
