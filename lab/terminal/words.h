// SPDX-License-Identifier: MIT
// What is said of a terminal that the lab cannot use; the other sentences are in lab/ui/words*.h.
#ifndef LAB_TERMINAL_WORDS_H
#define LAB_TERMINAL_WORDS_H

// What a terminal lacks.
#define WORDS_ELSEWHERE                                                                            \
    "`bitlab learn --plain` walks the course without one, and `bitlab show` prints a lesson."
#define WORDS_NO_TERMINAL                                                                          \
    "The full-screen lab needs a terminal on stdin and stdout; " WORDS_ELSEWHERE
#define WORDS_NO_TERM "TERM is not set, so the lab cannot know your terminal; " WORDS_ELSEWHERE
#define WORDS_UNKNOWN_TERM                                                                         \
    "The terminal '%s' (from TERM) is not known here; try TERM=xterm-256color, "                   \
    "or: " WORDS_ELSEWHERE
#define WORDS_DUMB_TERM                                                                            \
    "The terminal '%s' (from TERM) cannot place text on a screen; " WORDS_ELSEWHERE
#define WORDS_NO_PIPE        "The lab could not open a pipe"
#define WORDS_TERMINAL_FAILS "The terminal '%s' could not be opened."

#endif
