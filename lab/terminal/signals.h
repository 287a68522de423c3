// SPDX-License-Identifier: MIT
// Signals of the full-screen lab: those that ask become a bit to be read in the loop, those that
// kill put the terminal back first. Handlers do nothing but note the signal, or write a fixed
// string.
#ifndef LAB_TERMINAL_SIGNALS_H
#define LAB_TERMINAL_SIGNALS_H

#include <stdbool.h>
#include <termios.h>

enum noted {
    NOTED_END = 1,     // TERM, HUP, INT, QUIT
    NOTED_RESIZE = 2,  // WINCH
    NOTED_SUSPEND = 4, // TSTP from outside
    NOTED_RESUME = 8,  // CONT
};

// Installs the handlers and returns the descriptor that becomes readable when something was noted.
// `terminal` is its descriptor and `saved` its settings, to go back to in a crash. Who was told to
// end and has not called signals_close almost a second later waits for a terminal that nobody
// reads: the process ends then, with the code of the signal.
int signals_open(int terminal, const struct termios *saved);
unsigned signals_read(void); // what was noted since the last call; empties the descriptor
void signals_clear_pictures(bool kitty); // in a crash, by kitty's protocol
bool signals_end(void);                  // whether one of NOTED_END has come, read or not
void signals_close(void);                // the dispositions as they were

// While an editor has the terminal: INT and QUIT are its own, TSTP stops us with it.
void signals_lend(void);
void signals_take_back(void);

// Stops the whole process group as Ctrl-Z would, and returns when it goes on.
void signals_stop(void);

#endif
