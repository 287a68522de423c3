// SPDX-License-Identifier: MIT
// The table of actions: complete, unambiguous, and what the key bar and the help print.
#include "tests/screens/lab-ui/lab_helpers.h"

#include "lab/ui/bars.h"

// The places that screens report together.
static const struct {
    const char *name;
    place_set where;
} places[] = {
    { "map", IN_MAP },
    { "page", IN_READER },
    { "figure", IN_READER | ON_FIGURE },
    { "figure with a slider", IN_READER | ON_FIGURE | ONE_SLIDER },
    { "figure without sliders", IN_READER | ON_FIGURE | NO_SLIDER },
    { "typing a value", IN_READER | ON_FIGURE | IN_TYPING },
    { "long job", IN_READER | ON_FIGURE | CAN_RUN },
    { "running job", IN_READER | ON_FIGURE | IN_RUNNING },
    { "crosshair", IN_READER | ON_FIGURE | ON_CROSSHAIR },
    { "zoomed figure", IN_READER | ON_FIGURE | IS_ZOOMED },
    { "saving", IN_SAVE | IN_TYPING },
    { "quiz", IN_READER | ON_QUIZ },
    { "link", IN_READER | ON_LINK },
    { "number", IN_EXERCISE | IN_NUMBER | HAS_HINTS },
    { "typing a number", IN_EXERCISE | IN_NUMBER | IN_TYPING },
    { "options", IN_EXERCISE | IN_OPTIONS },
    { "order", IN_EXERCISE | IN_ORDER },
    { "bug", IN_EXERCISE | IN_BUG | IN_PROGRAM },
    { "program", IN_EXERCISE | IN_PROGRAM | HAS_HINTS },
    { "solved program", IN_EXERCISE | IN_PROGRAM | IS_SOLVED },
    { "grading", IN_EXERCISE | IN_GRADING },
    { "sheet", IN_SHEET },
    { "card", IN_EXERCISE | IN_OPTIONS | IN_CARD | HAS_HINTS },
    { "typing into a card", IN_EXERCISE | IN_NUMBER | IN_CARD | IN_TYPING },
    { "answered card", IN_EXERCISE | ON_ANSWERED },
    { "end of a sitting", IN_SITTING },
    { "list", IN_LIST },
    { "list of exercises", IN_LIST | HAS_VIEWS },
    { "filtered list", IN_LIST | HAS_VIEWS | IS_FINDING },
    { "searched sheet", IN_SHEET | IS_FINDING },
    { "watched program", IN_EXERCISE | IN_PROGRAM | IS_WATCHED },
    { "search", IN_SEARCH | IN_TYPING },
    { "look-up", IN_LOOK_UP },
    { "guess", IN_READER | ON_GUESS | IN_TYPING },
    { "statistics", IN_STATISTICS },
    { "notes", IN_NOTES },
    { "prompt", IN_PLAY | IN_TYPING },
};
enum { PLACES = sizeof places / sizeof *places };

static void every_action_has_a_name_a_sentence_and_a_key(void **state) {
    (void)state;
    for (size_t i = 0; i < action_count; i++) {
        const struct action_row *row = &action_rows[i];
        assert_non_null(row->name);
        assert_non_null(row->help);
        assert_int_not_equal(row->keys[0], 0);
        assert_true(text_ends(row->help, "."));
    }
}

static void every_action_can_be_reached_somewhere(void **state) {
    (void)state;
    for (size_t i = 0; i < action_count; i++) {
        bool reached = false;
        for (size_t p = 0; p < PLACES; p++)
            reached = reached || action_reachable(NULL, &action_rows[i], places[p].where);
        if (!reached) fail_msg("'%s' is out of reach everywhere", action_rows[i].name);
    }
}

static void no_two_actions_of_one_place_have_the_same_name(void **state) {
    (void)state;
    for (size_t p = 0; p < PLACES; p++)
        for (size_t i = 0; i < action_count; i++)
            for (size_t k = 0; k < i; k++)
                if (action_reachable(NULL, &action_rows[i], places[p].where) &&
                    action_reachable(NULL, &action_rows[k], places[p].where) &&
                    strcmp(action_rows[i].name, action_rows[k].name) == 0)
                    fail_msg("'%s' stands twice in %s", action_rows[i].name, places[p].name);
}

// No keyboard trap: wherever the learner is, some key leaves and some key ends the program. Where a
// figure runs, Ctrl-C ends that first, and q the program.
static void there_is_a_way_out_of_every_place(void **state) {
    (void)state;
    for (size_t p = 0; p < PLACES; p++) {
        bool runs = places[p].where & IN_RUNNING;
        const struct action_row *quit = action_find(NULL, runs ? 'q' : CTRL('c'), places[p].where);
        if (runs) assert_int_equal(action_find(NULL, CTRL('c'), places[p].where)->action, ACT_STOP);
        assert_non_null(quit);
        assert_int_equal(quit->action, ACT_QUIT);
        if (places[p].where & (IN_MAP)) continue;
        assert_non_null(action_find(NULL, PRESS_ESCAPE, places[p].where));
    }
}

static void what_is_typed_is_no_command(void **state) {
    (void)state;
    for (uint32_t key = ' '; key < 0x7F; key++) {
        const struct action_row *row = action_find(NULL, key, IN_EXERCISE | IN_NUMBER | IN_TYPING);
        if (row && key != '?') fail_msg("'%c' is a command while a number is typed", (char)key);
    }
}

static void the_key_bar_shows_only_what_applies_and_always_help(void **state) {
    (void)state;
    for (size_t p = 0; p < PLACES; p++)
        for (int cols = 8; cols <= 200; cols += 31) {
            struct grid bar;
            struct strbuf text = { 0 };
            const struct grid_print_options options = { 0 };
            grid_init(&bar, 1, cols);
            draw_key_bar(&bar, 0, false, NULL, places[p].where);
            grid_print(&bar, 0, 1, &options, &text);
            for (size_t i = 0; i < action_count; i++) {
                const struct action_row *row = &action_rows[i];
                bool here = action_reachable(NULL, row, places[p].where),
                     unique = row->bar && strlen(row->bar) > 6;
                if (unique && !here && strstr(strbuf_text(&text), row->bar)) {
                    bool other = false; // the word may be another action's too
                    for (size_t k = 0; k < action_count; k++)
                        other =
                            other || (action_rows[k].bar &&
                                      action_reachable(NULL, &action_rows[k], places[p].where) &&
                                      strstr(action_rows[k].bar, row->bar));
                    if (!other) fail_msg("'%s' is on the bar of %s", row->bar, places[p].name);
                }
            }
            bool sheet = places[p].where & IN_SHEET;
            if (!sheet && !strstr(strbuf_text(&text), "help"))
                fail_msg("no help on the bar of %s at %d", places[p].name, cols);
            strbuf_release(&text);
            grid_release(&bar);
        }
}

// Except where the place is a sheet or a card whose keys are its own.
static void the_way_out_stands_on_every_bar_of_40_columns(void **state) {
    (void)state;
    size_t seen = 0;
    for (size_t p = 0; p < PLACES; p++) {
        const struct action_row *out = NULL;
        const struct grid_print_options options = { 0 };
        struct grid bar;
        struct strbuf text = { 0 };
        for (size_t i = 0; i < action_count && !out; i++)
            if ((action_rows[i].out & places[p].where) &&
                action_reachable(NULL, &action_rows[i], places[p].where))
                out = &action_rows[i];
        if (!out) continue;
        grid_init(&bar, 1, 40);
        draw_key_bar(&bar, 0, false, NULL, places[p].where);
        grid_print(&bar, 0, 1, &options, &text);
        if (!strstr(strbuf_text(&text), out->bar))
            fail_msg("no '%s' on the bar of %s: %s", out->bar, places[p].name, strbuf_text(&text));
        seen++;
        strbuf_release(&text);
        grid_release(&bar);
    }
    assert_true(seen > PLACES / 2);
}

// The help must hold the sentence of every action that can be reached where it was asked for.
static void the_help_explains_every_key_of_its_place(void **state) {
    struct lab lab;
    char *home = fresh_data_home();
    (void)state;
    open_lab(&lab, "everything", false);
    focus_on(&lab, ON_FIGURE);
    place_set where = lab_top(&lab)->kind->where(lab_top(&lab));
    press(&lab, '?');
    char *text = screen_text(&lab, 120, 140);
    for (size_t i = 0; i < action_count; i++)
        if (action_reachable(NULL, &action_rows[i], where)) {
            char begin[32];
            snprintf(begin, sizeof begin, "%.24s", action_rows[i].help);
            if (!strstr(text, begin))
                fail_msg("the help lacks '%s':\n%s", action_rows[i].help, text);
        }
    free(text);
    lab_release(&lab);
    remove_data_home(home);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_action_has_a_name_a_sentence_and_a_key),
        cmocka_unit_test(every_action_can_be_reached_somewhere),
        cmocka_unit_test(no_two_actions_of_one_place_have_the_same_name),
        cmocka_unit_test(there_is_a_way_out_of_every_place),
        cmocka_unit_test(what_is_typed_is_no_command),
        cmocka_unit_test(the_key_bar_shows_only_what_applies_and_always_help),
        cmocka_unit_test(the_way_out_stands_on_every_bar_of_40_columns),
        cmocka_unit_test(the_help_explains_every_key_of_its_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
