// SPDX-License-Identifier: MIT
// The table of actions, the most special places first: where two rows share a key, the upper one
// has it.
#include "lab/ui/action.h"

#include <stdio.h>
#include <string.h>

#include "lab/ui/key.h"

#define EVERYWHERE (~0u)
#define READING    (IN_MAP | IN_READER | IN_EXERCISE | IN_SHEET)

const struct action_row action_rows[] = {
    // While something is typed, letters belong to it.
    { .action = ACT_CHECK,
      .where = IN_TYPING,
      .unless = IN_EXERCISE,
      .keys = { PRESS_ENTER },
      .bar = "set",
      .name = "set",
      .help = "Sets the slider to the value it has nearest to what you typed." },
    { .action = ACT_CHECK,
      .where = IN_TYPING,
      .unless = IN_READER,
      .keys = { PRESS_ENTER },
      .bar = "check",
      .name = "check",
      .help = "Checks what you typed." },
    { .action = ACT_LEAVE,
      .where = IN_TYPING,
      .keys = { PRESS_ESCAPE },
      .bar = "discard",
      .name = "discard typing",
      .help = "Throws away what you typed." },
    { .action = ACT_ERASE,
      .where = IN_TYPING,
      .keys = { PRESS_BACKSPACE, PRESS_DELETE },
      .bar = "erase",
      .name = "erase",
      .help = "Erases the last character." },
    { .action = ACT_ERASE_ALL,
      .where = IN_TYPING,
      .keys = { CTRL('u') },
      .name = "erase all",
      .help = "Erases the whole line." },

    // While a program is being graded.
    { .action = ACT_CANCEL,
      .where = IN_GRADING,
      .keys = { PRESS_ESCAPE },
      .bar = "stop grading",
      .name = "stop grading",
      .help = "Ends the run of your program; nothing is recorded." },

    // The help, a figure in words.
    { .action = ACT_LEAVE,
      .where = IN_SHEET,
      .keys = { PRESS_ESCAPE, 'q', '?', PRESS_ENTER },
      .bar = "close",
      .name = "close",
      .help = "Closes this sheet." },

    // A figure in focus that is a long job.
    { .action = ACT_STOP,
      .where = IN_RUNNING,
      .unless = IN_TYPING,
      .keys = { PRESS_ESCAPE },
      .bar = "stop",
      .name = "stop",
      .help = "Stops the figure that runs; its points so far stay to be seen." },
    { .action = ACT_RUN,
      .where = CAN_RUN,
      .unless = IN_TYPING,
      .keys = { PRESS_ENTER },
      .bar = "run",
      .name = "run",
      .help = "Runs the figure at these sliders; the page stays alive meanwhile." },

    // A figure in focus.
    { .action = ACT_LEFT,
      .where = ON_FIGURE,
      .keys = { PRESS_LEFT, 'h', '[' },
      .bar = "change",
      .bar_key = "←→",
      .name = "slider down",
      .help = "One step down on the chosen slider." },
    { .action = ACT_RIGHT,
      .where = ON_FIGURE,
      .keys = { PRESS_RIGHT, 'l', ']' },
      .name = "slider up",
      .help = "One step up on the chosen slider." },
    { .action = ACT_UP,
      .where = ON_FIGURE,
      .keys = { PRESS_UP, 'k' },
      .bar = "slider",
      .bar_key = "↑↓",
      .name = "slider above",
      .help = "Chooses the slider above." },
    { .action = ACT_DOWN,
      .where = ON_FIGURE,
      .keys = { PRESS_DOWN, 'j' },
      .name = "slider below",
      .help = "Chooses the slider below." },
    { .action = ACT_CHECK,
      .where = ON_FIGURE,
      .keys = { '0' },
      .bar = "value",
      .bar_key = "0-9",
      .name = "type a value",
      .help = "Type a number and press Enter: the slider goes to the nearest value it has." },
    { .action = ACT_RESET,
      .where = ON_FIGURE,
      .keys = { 'r' },
      .bar = "reset",
      .name = "reset",
      .help = "Puts all sliders of the figure back to where they started." },
    { .action = ACT_FAR_LEFT,
      .where = ON_FIGURE,
      .keys = { PRESS_PAGE_DOWN, PRESS_SHIFT_LEFT },
      .name = "far down",
      .help = "A tenth of the track down." },
    { .action = ACT_FAR_RIGHT,
      .where = ON_FIGURE,
      .keys = { PRESS_PAGE_UP, PRESS_SHIFT_RIGHT },
      .name = "far up",
      .help = "A tenth of the track up." },
    { .action = ACT_FIRST,
      .where = ON_FIGURE,
      .keys = { PRESS_HOME },
      .name = "lowest value",
      .help = "The slider's lowest value." },
    { .action = ACT_LAST,
      .where = ON_FIGURE,
      .keys = { PRESS_END },
      .name = "highest value",
      .help = "The slider's highest value." },
    { .action = ACT_WORDS,
      .where = ON_FIGURE,
      .keys = { 'w' },
      .bar = "in words",
      .name = "in words",
      .help = "The figure as a description in words and as a table of its numbers." },
    { .action = ACT_LEAVE,
      .where = ON_FIGURE | ON_QUIZ | ON_LINK,
      .unless = IN_TYPING,
      .keys = { PRESS_ESCAPE },
      .bar = "leave",
      .name = "leave",
      .help = "Gives the keys back to the page." },

    // A quick check in focus.
    { .action = ACT_UP,
      .where = ON_QUIZ,
      .keys = { PRESS_UP, 'k' },
      .bar = "choose",
      .bar_key = "↑↓",
      .name = "option above",
      .help = "Goes to the option above." },
    { .action = ACT_DOWN,
      .where = ON_QUIZ,
      .keys = { PRESS_DOWN, 'j' },
      .name = "option below",
      .help = "Goes to the option below." },
    { .action = ACT_CHECK,
      .where = ON_QUIZ,
      .keys = { PRESS_ENTER },
      .bar = "answer",
      .name = "answer",
      .help = "Answers with this option; its letter does the same." },
    { .action = ACT_TICK,
      .where = ON_QUIZ,
      .keys = { ' ' },
      .name = "tick",
      .help = "Ticks this option, where several may belong; else it answers." },

    // A link, a card, the way on.
    { .action = ACT_OPEN,
      .where = ON_LINK,
      .keys = { PRESS_ENTER },
      .bar = "open",
      .name = "open",
      .help = "Opens the exercise or the lesson in focus." },

    // An exercise.
    { .action = ACT_CHECK,
      .where = IN_NUMBER,
      .keys = { PRESS_ENTER },
      .bar = "check",
      .name = "check",
      .help = "Checks the number that you typed; 2.1/7 and 26 GB are fine too." },
    { .action = ACT_TICK,
      .where = IN_OPTIONS,
      .keys = { ' ', 'x' },
      .bar = "tick",
      .bar_key = "a-z",
      .name = "tick",
      .help = "Ticks or unticks an option; its letter does the same." },
    { .action = ACT_CHECK,
      .where = IN_OPTIONS | IN_ORDER | IN_BUG,
      .unless = IN_GRADING,
      .keys = { PRESS_ENTER },
      .bar = "check",
      .name = "check",
      .help = "Checks your answer." },
    { .action = ACT_MOVE_UP,
      .where = IN_ORDER,
      .keys = { 'K', PRESS_SHIFT_UP, '-' },
      .bar = "move line",
      .bar_key = "K J",
      .name = "move line up",
      .help = "Moves the line up by one place." },
    { .action = ACT_MOVE_DOWN,
      .where = IN_ORDER,
      .keys = { 'J', PRESS_SHIFT_DOWN, '+' },
      .name = "move line down",
      .help = "Moves the line down by one place." },
    { .action = ACT_UP,
      .where = IN_OPTIONS | IN_ORDER | IN_BUG,
      .keys = { PRESS_UP, 'k' },
      .bar = "choose",
      .bar_key = "↑↓",
      .name = "line above",
      .help = "Goes to the line above." },
    { .action = ACT_DOWN,
      .where = IN_OPTIONS | IN_ORDER | IN_BUG,
      .keys = { PRESS_DOWN, 'j' },
      .name = "line below",
      .help = "Goes to the line below." },
    { .action = ACT_EDIT,
      .where = IN_PROGRAM,
      .unless = IN_GRADING,
      .keys = { 'e' },
      .bar = "edit",
      .name = "edit",
      .help = "Opens your program in $VISUAL or $EDITOR; it is graded when you come back." },
    { .action = ACT_CHECK,
      .where = IN_PROGRAM,
      .unless = IN_GRADING,
      .keys = { 'g' },
      .bar = "grade",
      .name = "grade",
      .help = "Grades your program as it is on disk." },
    { .action = ACT_HINT,
      .where = HAS_HINTS,
      .unless = IN_GRADING,
      .keys = { 'h' },
      .bar = "hint",
      .name = "hint",
      .help = "Shows one more hint; each says more than the last." },
    { .action = ACT_NEXT,
      .where = IN_EXERCISE,
      .unless = IN_GRADING,
      .keys = { 'n' },
      .bar = "next",
      .name = "next exercise",
      .help = "Goes to the next exercise of the lesson." },
    { .action = ACT_PREVIOUS,
      .where = IN_EXERCISE,
      .unless = IN_GRADING,
      .keys = { 'p' },
      .name = "previous exercise",
      .help = "Goes to the exercise before this one." },
    { .action = ACT_RESET,
      .where = IN_OPTIONS | IN_ORDER,
      .unless = IN_GRADING,
      .keys = { 'r' },
      .name = "start again",
      .help = "Takes your marks away; nothing that was graded changes." },
    { .action = ACT_BACK,
      .where = IN_EXERCISE,
      .unless = IN_GRADING,
      .keys = { PRESS_ESCAPE, PRESS_BACKSPACE },
      .bar = "lesson",
      .name = "back",
      .help = "Back to the lesson." },

    // The map.
    { .action = ACT_OPEN,
      .where = IN_MAP,
      .keys = { PRESS_ENTER, PRESS_RIGHT, 'l' },
      .bar = "open",
      .name = "open",
      .help = "Opens the chosen lesson." },
    { .action = ACT_CONTINUE,
      .where = IN_MAP,
      .keys = { 'c', ' ' },
      .bar = "continue",
      .name = "continue",
      .help = "Goes on where you stopped the last time." },
    { .action = ACT_UP,
      .where = IN_MAP,
      .keys = { PRESS_UP, 'k' },
      .bar = "choose",
      .bar_key = "↑↓",
      .name = "lesson above",
      .help = "Goes to the lesson above." },
    { .action = ACT_DOWN,
      .where = IN_MAP,
      .keys = { PRESS_DOWN, 'j' },
      .name = "lesson below",
      .help = "Goes to the lesson below." },
    { .action = ACT_NEXT_MARK,
      .where = IN_MAP,
      .keys = { PRESS_TAB, ']', '}' },
      .bar = "module",
      .name = "next module",
      .help = "Goes to the next module." },
    { .action = ACT_PREVIOUS_MARK,
      .where = IN_MAP,
      .keys = { PRESS_BACK_TAB, '[', '{' },
      .name = "module above",
      .help = "Goes to the module above." },

    // The page.
    { .action = ACT_FOCUS_NEXT,
      .where = IN_READER,
      .keys = { PRESS_TAB },
      .bar = "next activity",
      .name = "next thing to do",
      .help = "Goes to the next figure, quick check, exercise or link and gives it the keys." },
    { .action = ACT_FOCUS_PREVIOUS,
      .where = IN_READER,
      .keys = { PRESS_BACK_TAB },
      .name = "thing before",
      .help = "The same, upwards." },
    { .action = ACT_PAGE_DOWN,
      .where = IN_READER | IN_SHEET | IN_EXERCISE | IN_MAP,
      .keys = { ' ', PRESS_PAGE_DOWN, 'f', CTRL('f') },
      .bar = "page down",
      .name = "page down",
      .help = "One screen down." },
    { .action = ACT_PAGE_UP,
      .where = IN_READER | IN_SHEET | IN_EXERCISE | IN_MAP,
      .keys = { PRESS_PAGE_UP, 'b', CTRL('b') },
      .name = "page up",
      .help = "One screen up." },
    { .action = ACT_DOWN,
      .where = IN_READER | IN_SHEET | IN_EXERCISE,
      .keys = { PRESS_DOWN, 'j' },
      .bar = "scroll",
      .bar_key = "↑↓",
      .name = "line down",
      .help = "One line down." },
    { .action = ACT_UP,
      .where = IN_READER | IN_SHEET | IN_EXERCISE,
      .keys = { PRESS_UP, 'k' },
      .name = "line up",
      .help = "One line up." },
    { .action = ACT_HALF_DOWN,
      .where = IN_READER | IN_SHEET | IN_EXERCISE,
      .keys = { 'd', CTRL('d') },
      .name = "half a page down",
      .help = "Half a screen down." },
    { .action = ACT_HALF_UP,
      .where = IN_READER | IN_SHEET | IN_EXERCISE,
      .keys = { 'u', CTRL('u') },
      .name = "half a page up",
      .help = "Half a screen up." },
    { .action = ACT_FIRST,
      .where = READING,
      .keys = { PRESS_HOME, 'g' },
      .name = "to the top",
      .help = "To the beginning." },
    { .action = ACT_LAST,
      .where = READING,
      .keys = { PRESS_END, 'G' },
      .name = "to the end",
      .help = "To the end." },
    { .action = ACT_NEXT_MARK,
      .where = IN_READER,
      .keys = { ']', '}' },
      .name = "next section",
      .help = "Scrolls to the next heading, figure or exercise." },
    { .action = ACT_PREVIOUS_MARK,
      .where = IN_READER,
      .keys = { '[', '{' },
      .name = "section above",
      .help = "Scrolls to the heading, figure or exercise above." },
    { .action = ACT_NEXT,
      .where = IN_READER,
      .keys = { 'n' },
      .bar = "next lesson",
      .name = "next lesson",
      .help = "Opens the next lesson of the course." },
    { .action = ACT_PREVIOUS,
      .where = IN_READER,
      .keys = { 'p' },
      .name = "previous lesson",
      .help = "Opens the lesson before this one." },
    { .action = ACT_BACK,
      .where = IN_READER,
      .keys = { PRESS_BACKSPACE },
      .name = "back",
      .help = "Back to where you came from: the lesson whose link you followed, or the map." },
    { .action = ACT_MAP,
      .where = IN_READER | IN_EXERCISE,
      .unless = IN_GRADING,
      .keys = { 'm' },
      .bar = "map",
      .name = "map",
      .help = "The map of the course." },

    // The mouse, where there is one.
    { .action = ACT_CLICK,
      .where = EVERYWHERE,
      .keys = { PRESS_CLICK },
      .name = "click",
      .help = "Gives the keys to what you click; a click on a slider's track sets it." },
    { .action = ACT_WHEEL_DOWN,
      .where = EVERYWHERE,
      .keys = { PRESS_WHEEL_DOWN },
      .name = "wheel down",
      .help = "Scrolls down." },
    { .action = ACT_WHEEL_UP,
      .where = EVERYWHERE,
      .keys = { PRESS_WHEEL_UP },
      .name = "wheel up",
      .help = "Scrolls up." },

    // Everywhere.
    { .action = ACT_HELP,
      .where = EVERYWHERE,
      .unless = IN_SHEET,
      .keys = { '?', PRESS_F1 },
      .bar = "help",
      .name = "help",
      .help = "Shows every key that works here." },
    { .action = ACT_QUIT,
      .where = EVERYWHERE,
      .unless = IN_TYPING,
      .keys = { 'q', CTRL('c') },
      .bar = "quit",
      .name = "quit",
      .help = "Leaves the lab; your place is kept." },
    { .action = ACT_QUIT,
      .where = IN_TYPING | IN_SHEET,
      .keys = { CTRL('c') },
      .name = "quit at once",
      .help = "Leaves the lab from anywhere; your place is kept." },
    { .action = ACT_SUSPEND,
      .where = EVERYWHERE,
      .keys = { CTRL('z') },
      .name = "suspend",
      .help = "Back to the shell for a while; `fg` returns here." },
    { .action = ACT_REDRAW,
      .where = EVERYWHERE,
      .keys = { CTRL('l') },
      .name = "redraw",
      .help = "Draws the screen anew." },
};

const size_t action_count = sizeof action_rows / sizeof *action_rows;
_Static_assert(sizeof action_rows / sizeof *action_rows <= ACTIONS_MAX, "a keymap has every row");

const uint32_t *action_keys(const struct keymap *keymap, const struct action_row *row) {
    size_t i = (size_t)(row - action_rows);
    return keymap && keymap->line[i] ? keymap->keys[i] : row->keys;
}

bool action_applies(const struct action_row *row, unsigned where) {
    return (row->where & where) && !(row->unless & where);
}

static bool has_key(const uint32_t *keys, uint32_t key) {
    for (size_t i = 0; i < ACTION_KEYS && keys[i]; i++)
        if (keys[i] == key) return true;
    return false;
}

// What can be typed belongs to the line that is being typed, but for the question mark.
static bool is_typed(uint32_t key, unsigned where) {
    return (where & IN_TYPING) && key >= ' ' && key < 0x7F && key != '?';
}

const struct action_row *action_find(const struct keymap *keymap, uint32_t key, unsigned where) {
    if (is_typed(key, where)) return NULL;
    for (size_t i = 0; i < action_count; i++)
        if (action_applies(&action_rows[i], where) &&
            has_key(action_keys(keymap, &action_rows[i]), key))
            return &action_rows[i];
    return NULL;
}

bool action_reachable(const struct keymap *keymap, const struct action_row *row, unsigned where) {
    const uint32_t *keys = action_keys(keymap, row);
    if (!action_applies(row, where)) return false;
    for (size_t i = 0; i < ACTION_KEYS && keys[i]; i++)
        if (action_find(keymap, keys[i], where) == row) return true;
    return false;
}

// The first place that holds all of a row's.
static const struct {
    unsigned where;
    const char *name;
} place_names[] = {
    { IN_MAP, "map" },
    { IN_READER, "reader" },
    { ON_FIGURE, "figure" },
    { ON_QUIZ, "quiz" },
    { ON_LINK, "link" },
    { IN_OPTIONS, "options" },
    { IN_ORDER, "order" },
    { IN_BUG, "bug" },
    { IN_PROGRAM, "program" },
    { IN_NUMBER, "number" },
    { IN_TYPING, "typing" },
    { IN_GRADING, "grading" },
    { IN_SHEET, "sheet" },
    { ON_FIGURE | ON_QUIZ | ON_LINK, "focus" },
    { IN_OPTIONS | IN_ORDER | IN_BUG | IN_NUMBER, "answer" },
    { IN_EXERCISE | HAS_HINTS, "exercise" },
    { READING, "page" },
    { EVERYWHERE, "lab" },
};

static const char *place_name(unsigned where) {
    size_t i = 0;
    while (where & ~place_names[i].where)
        i++;
    return place_names[i].name;
}

void action_id(const struct action_row *row, char id[ACTION_ID_MAX]) {
    snprintf(id, ACTION_ID_MAX, "%s.%s", place_name(row->where), row->name);
    for (char *c = id; *c; c++)
        if (*c == ' ') *c = '-';
}

void action_print_keys(const struct action_row *row, struct strbuf *out) {
    for (size_t k = 0; k < ACTION_KEYS && row->keys[k]; k++) {
        char name[32];
        key_word(row->keys[k], name, sizeof name);
        strbuf_printf(out, "%s%s", k ? " " : "", name);
    }
}

bool action_is_called(const struct action_row *row, const char *id) {
    char own[ACTION_ID_MAX];
    action_id(row, own);
    return strcmp(own, id) == 0 || strcmp(strchr(own, '.') + 1, id) == 0;
}
