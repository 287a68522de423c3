// SPDX-License-Identifier: MIT
// The learner's configuration, $XDG_CONFIG_HOME/bitlab/config: settings as `name = value` and keys
// as `bind ACTION KEY…`. A line that is wrong is told and passed over; without a file everything
// is as it ships.
#ifndef LAB_UI_CONFIG_H
#define LAB_UI_CONFIG_H

#include <stdbool.h>
#include <stddef.h>

#include "lab/base/strbuf.h"
#include "lab/cells/palette.h"
#include "lab/ui/action.h"

struct config {
    bool predict;        // a guess is asked for before a figure is drawn for the first time
    bool reduced_motion; // nothing turns, and what runs is drawn at calm intervals
    bool mouse;
    bool ascii;  // no character beyond ASCII; else the locale decides
    bool pixels; // plots are painted in pixels where the terminal shows them
    int palette; // enum palette
    int measure; // columns of running text
    struct keymap keys;
    char *path;          // of the file; NULL where there is no place for one
    struct strbuf wrong; // a sentence a line: "path:3: …"
    size_t n_wrong;
};

extern const struct config config_defaults;

// Reads the file, or takes the defaults. Never fails: what is wrong is in `wrong`.
void config_load(struct config *config);
// The same from a text of `size` bytes that stands in `path`.
void config_parse(struct config *config, const char *path, const char *text, size_t size);
void config_release(struct config *config);

// "path:3: … (and 2 more: see `bitlab doctor`)", or "" where nothing is wrong. One line.
void config_complaint(const struct config *config, struct strbuf *out);

// The file with everything at its default and explained, as `bitlab list keys --format config`
// prints it.
void config_write_example(struct strbuf *out);

// Adds a sentence about a line to `wrong`. Shared by the files of the configuration.
__attribute__((format(printf, 3, 4))) void config_wrong(struct config *config, int line,
                                                        const char *format, ...);

// A `bind` line, after the word itself; and, when all lines were read, what the new keys take away.
void config_bind(struct config *config, int line, char *words);
void config_check_keys(struct config *config);

#endif
