// SPDX-License-Identifier: MIT
// The whole program killed in a real terminal: what it has shown as done is there the next time.
// BITLAB_LONG=1 makes it a hundred cycles.
#include "tests/screens/lab-ui/pseudo_terminal.h"

static int each_sitting(void **state) {
    *state = fresh_data_home();
    setenv("LANG", "C.UTF-8", 1);
    unsetenv("LC_ALL");
    return 0;
}

static int attempts_in(const char *home) {
    char warning[ERROR_TEXT_MAX], *folder = path_join(home, "bitlab");
    struct store *store = store_open(folder, warning);
    assert_string_equal(warning, "");
    int attempts = store_progress(store, "A course for tests", "a-number").attempts;
    store_close(store);
    free(folder);
    return attempts;
}

static const char *const lesson[] = { "learn", "everything", NULL };

// Tab until the first exercise's card has the focus.
static void focus_on_card(struct seat *seat) {
    for (int i = 0; i < 12; i++) {
        char *text = seen(seat);
        bool there = strstr(text, "Enter opens it") != NULL;
        free(text);
        if (there) return;
        expect_change(seat, "\t");
    }
}

// Answers the lesson's first exercise and kills the lab as soon as the verdict is on the screen.
static void answer_and_kill(void) {
    struct seat seat;
    sit_down(&seat, 40, 80, lesson);
    expect_seen(&seat, "One of each");
    focus_on_card(&seat);
    send_keys(&seat, "\r");
    expect_seen(&seat, "Your answer");
    send_keys(&seat, "1\r");
    expect_seen(&seat, "Not yet");
    kill(seat.pid, SIGKILL);
    assert_true(ended_within(&seat, 2));
    stand_up(&seat);
}

static void an_answer_that_was_shown_survives_kill_9(void **state) {
    const char *wanted = getenv("BITLAB_LONG");
    int cycles = wanted && *wanted ? 100 : 3;
    for (int i = 1; i <= cycles; i++) {
        answer_and_kill();
        assert_int_equal(attempts_in(*state), i);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(an_answer_that_was_shown_survives_kill_9, each_sitting,
                                        leave_home),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
