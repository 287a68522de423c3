// SPDX-License-Identifier: MIT
// What is said of a key that does nothing where it was pressed.
#include "lab/ui/unbound.h"

#include "lab/terminal/key.h"
#include "lab/ui/words.h"

bool action_label(const struct lab *lab, enum action action, place_set where,
                  char label[KEY_LABEL_SIZE]) {
    const struct keymap *keymap = &lab->config->keys;
    for (size_t i = 0; i < action_count; i++) {
        const struct action_row *row = &action_rows[i];
        if (row->action != action || !action_reachable(keymap, row, where)) continue;
        key_label(action_own_key(row, keymap, where), lab->ascii, label, KEY_LABEL_SIZE);
        return true;
    }
    return false;
}

static bool is_of_the_mouse(uint32_t code) {
    return code >= PRESS_CLICK && code <= PRESS_WHEEL_DOWN;
}

// A place where keys mean something else, the places from which one comes to it, and the action
// that leads there. Of several the first is said.
static const struct {
    place_set there, from, unless;
    enum action way;
    const char *words;
} elsewhere[] = {
    { CAN_RUN, IN_RUNNING, IN_TYPING, ACT_STOP, WORDS_KEY_RUNS },
    { IN_READER | ON_FIGURE, NO_SLIDER, IN_TYPING, ACT_LEAVE, WORDS_KEY_OF_SLIDER },
    { IN_READER | ON_FIGURE, IN_READER, ON_PAGE | ON_FIGURE | IN_TYPING, ACT_FOCUS_NEXT,
      WORDS_KEY_OF_FIGURE },
    { IN_READER, IN_EXERCISE, IN_CARD | ON_ANSWERED | IN_GRADING | IN_TYPING, ACT_BACK,
      WORDS_KEY_OF_LESSON },
    { IN_MAP, IN_READER | IN_EXERCISE | IN_SITTING | IN_STATISTICS,
      IN_CARD | ON_ANSWERED | IN_GRADING | IN_TYPING, ACT_MAP, WORDS_KEY_OF_HOME },
};

static bool say_where_it_works(struct lab *lab, uint32_t code, place_set where, const char *key) {
    char other[KEY_LABEL_SIZE];
    for (size_t i = 0; i < sizeof elsewhere / sizeof *elsewhere; i++) {
        if (!(where & elsewhere[i].from) || where & elsewhere[i].unless) continue;
        if (!action_find(&lab->config->keys, code, elsewhere[i].there)) continue;
        if (!action_label(lab, elsewhere[i].way, where, other)) continue;
        lab_say(lab, STYLE_DIM, elsewhere[i].words, key, other);
        lab->message_while = elsewhere[i].from;
        return true;
    }
    return false;
}

void say_unbound(struct lab *lab, uint32_t code) {
    struct screen *screen = lab_top(lab);
    place_set where = screen->kind->where(screen);
    char key[KEY_LABEL_SIZE] = WORDS_THIS_KEY, other[KEY_LABEL_SIZE];
    if (is_of_the_mouse(code) || code == PRESS_REPAINT) return;
    if (code < PRESS_CLICK) key_label(code, lab->ascii, key, sizeof key);
    if (code == PRESS_ESCAPE && (where & IN_MAP) && action_label(lab, ACT_QUIT, where, other))
        lab_say(lab, STYLE_DIM, WORDS_AT_HOME, other);
    else if (say_where_it_works(lab, code, where, key))
        return;
    else if (action_label(lab, ACT_HELP, where, other))
        lab_say(lab, STYLE_DIM, WORDS_KEY_NOTHING, key, other);
    else if (action_label(lab, ACT_LEAVE, where, other))
        lab_say(lab, STYLE_DIM, WORDS_KEY_CLOSES, key, other);
}
