// SPDX-License-Identifier: MIT
// Help and version, printed from the table of commands and their tables of options.
#ifndef LAB_COMMANDS_HELP_H
#define LAB_COMMANDS_HELP_H

#include "lab/commands/commands.h"

enum status help_print_all(struct error *err);
enum status help_print_command(const struct command *command, struct error *err);
enum status help_print_version(struct error *err);

#endif
