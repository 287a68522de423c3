// SPDX-License-Identifier: MIT
// How the lab is opened, as the command line says: what `learn` and `practice` share.
#ifndef LAB_COMMANDS_LEARN_H
#define LAB_COMMANDS_LEARN_H

#include "lab/commands/session.h"
#include "lab/ui/lab.h"

struct lab_options lab_options_of(const struct session *session);
// --plain, or TERM is dumb.
bool wants_plain(const struct session *session);

#endif
