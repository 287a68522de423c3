// SPDX-License-Identifier: MIT
// The one table of actions: which key does what, where, and how it is explained.
// Key handling, the key bar, the help overlay and the tests are all made from it, so they cannot
// disagree.
#ifndef LAB_UI_ACTION_H
#define LAB_UI_ACTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lab/base/strbuf.h"

// Where the learner is. A screen says several at once: ON_FIGURE | IN_READER.
enum where {
    IN_MAP = 1 << 0,
    IN_READER = 1 << 1,
    ON_FIGURE = 1 << 2,
    ON_QUIZ = 1 << 3,
    ON_LINK = 1 << 4, // a link, an exercise's card, the way to the next lesson: Enter opens it
    IN_EXERCISE = 1 << 5,
    IN_OPTIONS = 1 << 6, // choice and checklist
    IN_ORDER = 1 << 7,
    IN_BUG = 1 << 8,
    IN_PROGRAM = 1 << 9, // there is a program to edit
    IN_NUMBER = 1 << 10,
    IN_TYPING = 1 << 11, // something is being typed: letters go there
    IN_GRADING = 1 << 12,
    IN_SHEET = 1 << 13,     // the help, or a figure in words
    HAS_HINTS = 1 << 14,    // that were not shown yet
    IN_LIST = 1 << 15,      // the contents, the list of pages
    IN_SEARCH = 1 << 16,    // over the whole course
    IN_LOOK_UP = 1 << 17,   // choosing a word of the glossary
    ON_GUESS = 1 << 18,     // a figure that asks before it is drawn
    CAN_RUN = 1 << 20,      // the figure in focus is a long job that does not run
    IN_RUNNING = 1 << 21,   // and here it does
    IN_CARD = 1 << 24,      // an exercise of a sitting, not answered yet
    ON_ANSWERED = 1 << 25,  // the same, answered
    IN_SITTING = 1 << 26,   // what came of a sitting
    ON_CROSSHAIR = 1 << 22, // the arrows walk the points of the figure in focus
    IS_ZOOMED = 1 << 23,    // that figure shows a part of itself
    IN_SAVE = 1 << 19,      // the name of a file is typed
    IN_STATISTICS = 1 << 27,
    IN_NOTES = 1 << 28,
    IN_PLAY = 1 << 29, // the Lua prompt
    ON_PAGE = 1 << 30, // the reader shows a page of the course, which has no neighbours
};
// Further places, past the range of enumerators.
#define IS_SOLVED  (UINT64_C(1) << 31) // an exercise that was passed
#define IS_WATCHED (UINT64_C(1) << 32) // its file is graded at every save
#define HAS_VIEWS  (UINT64_C(1) << 33) // a list that can show other lines
#define NO_SLIDER  (UINT64_C(1) << 34) // of the figure in focus
#define ONE_SLIDER (UINT64_C(1) << 35) // it has one, and none to go to from there
#define IS_FINDING (UINT64_C(1) << 36) // in a list or a sheet: letters are looked for there

typedef uint64_t place_set;

enum action {
    ACT_NONE,
    ACT_UP,
    ACT_DOWN,
    ACT_LEFT,
    ACT_RIGHT,
    ACT_FAR_LEFT,
    ACT_FAR_RIGHT,
    ACT_FIRST,
    ACT_LAST,
    ACT_PAGE_UP,
    ACT_PAGE_DOWN,
    ACT_HALF_UP,
    ACT_HALF_DOWN,
    ACT_NEXT_MARK,
    ACT_PREVIOUS_MARK,
    ACT_FOCUS_NEXT,
    ACT_FOCUS_PREVIOUS,
    ACT_OPEN,
    ACT_CONTINUE,
    ACT_NEXT,
    ACT_PREVIOUS,
    ACT_BACK,
    ACT_STEP_BACK,
    ACT_STEP_FORWARD,
    ACT_SEARCH,
    ACT_FIND, // in what is open
    ACT_FOUND_NEXT,
    ACT_FOUND_PREVIOUS,
    ACT_CONTENTS,
    ACT_PAGES,
    ACT_EXERCISES,
    ACT_NEXT_VIEW,
    ACT_PREVIOUS_VIEW,
    ACT_LOOK_UP,
    ACT_MAP,
    ACT_LEAVE,
    ACT_RESET,
    ACT_WORDS,
    ACT_DATA,
    ACT_SAVE,
    ACT_COPY,
    ACT_CROSSHAIR, // from here to PIN: a figure is explored
    ACT_POINT_BEFORE,
    ACT_POINT_AFTER,
    ACT_SERIES_ABOVE,
    ACT_SERIES_BELOW,
    ACT_FIRST_POINT,
    ACT_LAST_POINT,
    ACT_STOP_READING,
    ACT_ZOOM_IN,
    ACT_ZOOM_OUT,
    ACT_PAN_LEFT,
    ACT_PAN_RIGHT,
    ACT_PAN_UP,
    ACT_PAN_DOWN,
    ACT_WHOLE,
    ACT_LOG_X,
    ACT_LOG_Y,
    ACT_PIN,
    ACT_RUN,
    ACT_STOP,
    ACT_TICK,
    ACT_CHECK,
    ACT_MOVE_UP,
    ACT_MOVE_DOWN,
    ACT_EDIT,
    ACT_HINT,
    ACT_WATCH,
    ACT_SOLUTION,
    ACT_START_OVER,
    ACT_WHY,
    ACT_ERASE,
    ACT_ERASE_ALL,
    ACT_CANCEL,
    ACT_PRACTICE,
    ACT_SKILL_CHECK,
    ACT_STATISTICS,
    ACT_NOTES,
    ACT_NOTES_EDIT,
    ACT_PLAY,
    ACT_COMPLETE,
    ACT_ERASE_AHEAD,
    ACT_CLICK,
    ACT_DRAG,
    ACT_RELEASE,
    ACT_WHEEL_UP,
    ACT_WHEEL_DOWN,
    ACT_HELP,
    ACT_REDRAW,
    ACT_SUSPEND,
    ACT_QUIT,
};

enum { ACTION_KEYS = 4, ACTIONS_MAX = 256, ACTION_ID_MAX = 64 };

struct action_row {
    enum action action;
    place_set where;            // any of these places
    place_set unless;           // and none of these
    place_set leads, yields;    // the places where it stands first, and last, on the key bar
    place_set out;              // and those whose way out it is: at the bar's right end
    uint32_t keys[ACTION_KEYS]; // 0 ends the list
    const char *bar;            // its word on the key bar, NULL where it is not shown there
    const char *bar_key;        // what stands before the word; NULL: the name of the first key
    const char *name;           // in the help, two or three words
    const char *help;           // one sentence
};

extern const struct action_row action_rows[];
extern const size_t action_count;

// The keys that the learner's configuration gives to rows of the table; all zero: the table's own.
struct keymap {
    uint32_t keys[ACTIONS_MAX][ACTION_KEYS];
    int line[ACTIONS_MAX]; // of the configuration file, 0 where the table's keys hold
};

// Every function below takes a keymap, or NULL for the table's own keys.
// The keys of a row: ACTION_KEYS of them, 0 ends the list.
const uint32_t *action_keys(const struct keymap *keymap, const struct action_row *row);

bool action_applies(const struct action_row *row, place_set where);

// What a key does here: the first row of the table that applies and has the key. NULL where it does
// nothing.
const struct action_row *action_find(const struct keymap *keymap, uint32_t key, place_set where);

// The first key of a row that no row above it has here; where each is taken, the last of them.
uint32_t action_own_key(const struct action_row *row, const struct keymap *keymap, place_set where);

// True where at least one of the row's keys is not taken here by a row above it.
bool action_reachable(const struct keymap *keymap, const struct action_row *row, place_set where);

// What the configuration file calls a row: its place and its name, "figure.slider-down".
void action_id(const struct action_row *row, char id[ACTION_ID_MAX]);

// The table's own keys of a row as the configuration file writes them: "Left h [".
void action_print_keys(const struct action_row *row, struct strbuf *out);

// True where `id` is what the row is called; without a place before the dot every row of that name
// is meant.
bool action_is_called(const struct action_row *row, const char *id);

#endif
