// SPDX-License-Identifier: MIT
// The sentences of the configuration file, and of what is wrong with it.
#ifndef LAB_UI_WORDS_CONFIG_H
#define LAB_UI_WORDS_CONFIG_H

// The configuration.
#define WORDS_SETTING_PREDICT "Asks for your guess before a figure is drawn for the first time."
#define WORDS_SETTING_MOTION                                                                       \
    "With `reduced`, nothing turns, and a figure that runs is drawn every two seconds."
#define WORDS_SETTING_MOUSE "With `off`, the terminal keeps the mouse, for selecting text."
#define WORDS_SETTING_ASCII                                                                        \
    "With `on`, no character beyond ASCII is shown; else the locale decides."
#define WORDS_SETTING_PIXELS                                                                       \
    "With `auto`, lines and points are painted in pixels where the terminal says that it can: "    \
    "kitty's graphics or sixel."
#define WORDS_SETTING_PALETTE                                                                      \
    "The background that colours are chosen for; `auto` asks the terminal, `mono` has no colours."
#define WORDS_SETTING_MEASURE "How many columns wide running text may be, from 40 to 100."
#define WORDS_NUMBER_FROM_TO  "a number from %d to %d"
#define WORDS_NO_SETTING      "there is no setting '%.40s'%s%s."
#define WORDS_NEAREST_SETTING "; the nearest is "
#define WORDS_ALL_SETTINGS    "; `bitlab list keys --format config` shows all"
#define WORDS_WRONG_LINE      "a line is `name = value` or `bind ACTION KEY...`, not '%.40s'."
#define WORDS_WRONG_VALUE     "%s is %s, not '%.40s'."
#define WORDS_MORE_WRONG      " (and %zu more: see `bitlab doctor`)"
#define WORDS_ONE_OF          " One of "
#define WORDS_CONFIG_HEAD                                                                          \
    "# The configuration of bitlab, with everything as it ships: keep the lines that you\n# "      \
    "change, in $XDG_CONFIG_HOME/bitlab/config (~/.config/bitlab/config).\n# `bitlab doctor` "     \
    "names the file and says which line is wrong.\n"
#define WORDS_CONFIG_KEYS                                                                          \
    "\n# Keys: `bind ACTION KEY...` gives an action new keys in place of its own, at most "        \
    "four.\n# An action is a place and a name; without the place, every action of that name "      \
    "is\n# meant: `bind leave x`. Where two actions share a key, the one further up has it.\n# "   \
    "Keys are single characters, Ctrl-A to Ctrl-Z, F1 to F12, and the names below.\n"
#define WORDS_ALL_ACTIONS    "`bitlab list keys` names them all"
#define WORDS_NO_ACTION      "there is no action '%.40s'; %s%s."
#define WORDS_NEAREST_ACTION "the nearest is "
#define WORDS_NO_KEY                                                                               \
    "no key is called '%.40s'; there are single characters, Ctrl-A, F5, Enter, Space, PgUp and "   \
    "the other names of `bitlab list keys`."
#define WORDS_MANY_KEYS        "an action has at most %d keys."
#define WORDS_WHICH_KEYS       "say which keys: bind ACTION KEY..."
#define WORDS_WHICH_ACTION     "say which action and which keys: bind ACTION KEY..."
#define WORDS_OF_LINE          " (line %d)"
#define WORDS_NO_KEY_LEFT      "%s is %s, so %s has no key left%s."
#define WORDS_PASSED_OVER      "; the line is passed over"
#define WORDS_GIVE_ANOTHER     ": give it another"
#define WORDS_LETTERS_ARE_TEXT "letters are text while %s works; the line is passed over."

#endif
