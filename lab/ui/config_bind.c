// SPDX-License-Identifier: MIT
// `bind ACTION KEY…`: new keys for rows of the table of actions, and what they take from others.
// All lines are read before anything is compared, so that two actions may swap their keys.
#include <stdio.h>
#include <string.h>

#include "lab/base/nearest.h"
#include "lab/terminal/key.h"
#include "lab/ui/config.h"
#include "lab/ui/words_config.h"

static const char blanks[] = " \t";

static void tell_unknown(struct config *config, int line, const char *id) {
    static const char pointer[] = WORDS_ALL_ACTIONS;
    char ids[ACTIONS_MAX][ACTION_ID_MAX];
    const char *names[2 * ACTIONS_MAX];
    for (size_t i = 0; i < action_count; i++) {
        action_id(&action_rows[i], ids[i]);
        names[i] = ids[i];
        names[action_count + i] = strchr(ids[i], '.') + 1;
    }
    const char *near = name_nearest(id, names, 2 * action_count);
    config_wrong(config, line, WORDS_NO_ACTION, id, near ? WORDS_NEAREST_ACTION : pointer,
                 near ? near : "");
}

// The keys of a line: false where one is not known, or there are none or too many.
static bool read_keys(struct config *config, int line, char *words, uint32_t keys[ACTION_KEYS]) {
    char *rest = NULL;
    size_t n = 0;
    for (char *word = strtok_r(words, blanks, &rest); word; word = strtok_r(NULL, blanks, &rest)) {
        uint32_t key = key_of_word(word);
        if (!key) {
            config_wrong(config, line, WORDS_NO_KEY, word);
            return false;
        }
        if (n == ACTION_KEYS) {
            config_wrong(config, line, WORDS_MANY_KEYS, ACTION_KEYS);
            return false;
        }
        keys[n++] = key;
    }
    if (!n) config_wrong(config, line, WORDS_WHICH_KEYS);
    return n > 0;
}

void config_bind(struct config *config, int line, char *words) {
    uint32_t keys[ACTION_KEYS] = { 0 };
    char *rest = NULL, *id = strtok_r(words, blanks, &rest);
    size_t n = 0;
    if (!id) {
        config_wrong(config, line, WORDS_WHICH_ACTION);
        return;
    }
    for (size_t i = 0; i < action_count; i++)
        n += action_is_called(&action_rows[i], id);
    if (!n) tell_unknown(config, line, id);
    if (!n || !read_keys(config, line, rest, keys)) return;
    for (size_t i = 0; i < action_count; i++) {
        if (!action_is_called(&action_rows[i], id)) continue;
        memcpy(config->keys.keys[i], keys, sizeof keys);
        config->keys.line[i] = line;
    }
}

static bool among(const uint32_t *keys, uint32_t key) {
    for (size_t i = 0; i < ACTION_KEYS && keys[i]; i++)
        if (keys[i] == key) return true;
    return false;
}

static bool is_letter(uint32_t key) {
    return key >= ' ' && key < 0x7F && key != '?';
}

// The places that two rows have in common, where the upper one is not switched off.
static place_set shared_places(const struct action_row *upper, const struct action_row *lower) {
    place_set shared = upper->where & lower->where & ~lower->unless;
    return shared & ~upper->unless;
}

// Does a row keep a key of its own against all rows above it, at these places?
static bool keeps_a_key(const struct keymap *keymap, size_t lower, place_set places) {
    const uint32_t *keys = action_keys(keymap, &action_rows[lower]);
    for (size_t k = 0; k < ACTION_KEYS && keys[k]; k++) {
        bool free = true;
        for (size_t i = 0; i < lower && free; i++)
            free = !((shared_places(&action_rows[i], &action_rows[lower]) & places) &&
                     among(action_keys(keymap, &action_rows[i]), keys[k]));
        if (free) return true;
    }
    return false;
}

static void forget(struct config *config, int line) {
    for (size_t i = 0; i < action_count; i++)
        if (config->keys.line[i] == line) config->keys.line[i] = 0;
}

// Where nothing but these leads out, their keys may not be taken away.
static bool is_way_out(enum action action) {
    return action == ACT_LEAVE || action == ACT_QUIT || action == ACT_HELP || action == ACT_BACK;
}

// "figure.reset", and the line that gave it its keys where that is not the one that is told of.
static void print_row(const struct config *config, size_t i, int told, struct strbuf *out) {
    char id[ACTION_ID_MAX];
    int line = config->keys.line[i];
    action_id(&action_rows[i], id);
    strbuf_puts(out, id);
    if (line && line != told) strbuf_printf(out, WORDS_OF_LINE, line);
}

static void tell_conflict(struct config *config, size_t upper, size_t lower, uint32_t key) {
    const int *lines = config->keys.line;
    int line = lines[upper] > lines[lower] ? lines[upper] : lines[lower];
    struct strbuf has = { 0 }, lost = { 0 };
    char name[32];
    bool undone = is_way_out(action_rows[lower].action);
    key_word(key, name, sizeof name);
    print_row(config, upper, line, &has);
    print_row(config, lower, line, &lost);
    config_wrong(config, line, WORDS_NO_KEY_LEFT, name, has.at, lost.at,
                 undone ? WORDS_PASSED_OVER : WORDS_GIVE_ANOTHER);
    strbuf_release(&has);
    strbuf_release(&lost);
    if (undone) forget(config, line);
}

// One conflict for each row that lost its last key, and for each key that was bound for nothing.
static void check_row(struct config *config, size_t lower) {
    const struct keymap *keymap = &config->keys;
    const struct action_row *row = &action_rows[lower];
    const uint32_t *keys = action_keys(keymap, row);
    for (size_t upper = 0; upper < lower; upper++) {
        place_set places = shared_places(&action_rows[upper], row);
        if (!places || (!keymap->line[upper] && !keymap->line[lower])) continue;
        for (size_t k = 0; k < ACTION_KEYS && keys[k]; k++) {
            bool as_shipped = among(action_rows[upper].keys, keys[k]) && among(row->keys, keys[k]);
            if (as_shipped || !among(action_keys(keymap, &action_rows[upper]), keys[k])) continue;
            if (keeps_a_key(keymap, lower, places)) continue;
            tell_conflict(config, upper, lower, keys[k]);
            return;
        }
    }
}

// A row that works while something is typed cannot have letters.
static void check_typing(struct config *config, size_t i) {
    const uint32_t *keys = action_keys(&config->keys, &action_rows[i]);
    char id[ACTION_ID_MAX];
    if (!config->keys.line[i] || action_rows[i].where != IN_TYPING) return;
    for (size_t k = 0; k < ACTION_KEYS && keys[k]; k++)
        if (!is_letter(keys[k])) return;
    action_id(&action_rows[i], id);
    config_wrong(config, config->keys.line[i], WORDS_LETTERS_ARE_TEXT, id);
    forget(config, config->keys.line[i]);
}

void config_check_keys(struct config *config) {
    for (size_t i = 0; i < action_count; i++)
        check_typing(config, i);
    for (size_t i = 0; i < action_count; i++)
        check_row(config, i);
}
