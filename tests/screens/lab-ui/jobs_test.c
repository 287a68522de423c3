// SPDX-License-Identifier: MIT
// Long jobs of figures in a real terminal: they start on Enter, show what comes, stop at once, are
// kept, and leave no process behind.
#include "tests/screens/lab-ui/pseudo_terminal.h"

static const char *const jobs[] = { "-C", "tests/data/jobs", "learn", "jobs", NULL };

static int each_sitting(void **state) {
    *state = fresh_data_home();
    setenv("XDG_CACHE_HOME", *state, 1);
    setenv("LANG", "C.UTF-8", 1);
    unsetenv("LC_ALL");
    unsetenv("LC_CTYPE");
    unsetenv("NO_COLOR");
    return 0;
}

// The child of the lab that runs a figure, 0 where there is none: /proc/PID/task/PID/children.
static pid_t child_of(pid_t pid) {
    char path[64], line[64] = "";
    snprintf(path, sizeof path, "/proc/%d/task/%d/children", (int)pid, (int)pid);
    FILE *file = fopen(path, "r");
    if (!file) return 0;
    if (!fgets(line, sizeof line, file)) line[0] = '\0';
    fclose(file);
    return (pid_t)atoi(line);
}

static bool gone_within(pid_t pid, double seconds) {
    double begin = clock_now();
    char path[64], state = 0;
    snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
    while (!is_late(begin, seconds)) {
        FILE *file = fopen(path, "r");
        if (!file) return true;
        if (fscanf(file, "%*d (%*[^)]) %c", &state) != 1) state = 0;
        fclose(file);
        if (state == 'Z') return true; // dead, and its new parent has not looked yet
        nanosleep(&(struct timespec) { .tv_nsec = 5000000 }, NULL);
    }
    return false;
}

static void come_to_the_figure(struct seat *seat) {
    sit_down(seat, 24, 80, jobs);
    expect_seen(seat, "Figures that take their time");
    send_keys(seat, "\t");
    expect_seen(seat, "Enter runs it (about 2 s)");
}

// The slider at its highest value: a job that never ends by itself.
static pid_t start_the_endless(struct seat *seat) {
    come_to_the_figure(seat);
    send_keys(seat, "\033[F");
    expect_seen(seat, "1000000");
    send_keys(seat, "\r");
    expect_seen(seat, "squares so far");
    expect_seen(seat, "Esc stops");
    pid_t child = child_of(seat->pid);
    assert_true(child > 0);
    return child;
}

static void nothing_runs_before_it_is_asked_for(void **state) {
    struct seat seat;
    (void)state;
    come_to_the_figure(&seat);
    send_keys(&seat, "\033[C");
    expect_seen(&seat, "▸ 4");
    listen_to(&seat, 300);
    assert_int_equal(child_of(seat.pid), 0);
    stand_up(&seat);
}

static void a_result_is_shown_and_kept_for_the_next_time(void **state) {
    struct seat seat;
    (void)state;
    come_to_the_figure(&seat);
    send_keys(&seat, "\r");
    expect_seen(&seat, "squares at the end");
    expect_seen(&seat, "Computed in");
    send_keys(&seat, "\033[C");
    expect_seen(&seat, "Enter runs it (about 2 s)");
    send_keys(&seat, "\033[D");
    expect_seen(&seat, "Enter runs it again");
    send_keys(&seat, "q");
    assert_true(ended_within(&seat, 2));
    stand_up(&seat);
    sit_down(&seat, 24, 80, jobs);
    expect_seen(&seat, "squares at the end");
    expect_seen(&seat, "Computed 2");
    stand_up(&seat);
}

// A second Ctrl-C finds nothing that runs, and leaves the lab, as everywhere.
static void escape_and_ctrl_c_kill_it_at_once_and_its_points_stay(void **state) {
    static const char *const keys[] = { "\033", "\003" };
    (void)state;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        struct seat seat;
        pid_t child = start_the_endless(&seat);
        send_keys(&seat, keys[i]);
        expect_seen(&seat, "Stopped at 0%");
        assert_true(gone_within(child, 1));
        expect_seen(&seat, "squares so far");
        send_keys(&seat, "\003");
        assert_true(ended_within(&seat, 2));
        stand_up(&seat);
    }
}

// A run that is stopped before it has shown anything takes nothing away.
static void stopped_before_its_first_point_it_shows_what_was_kept(void **state) {
    struct seat seat;
    (void)state;
    come_to_the_figure(&seat);
    send_keys(&seat, "\t\t\t");
    expect_seen(&seat, "Silent");
    send_keys(&seat, "\r");
    expect_seen(&seat, "said at the end");
    send_keys(&seat, "\r\033");
    expect_seen(&seat, "Computed 2");
    expect_seen(&seat, "said at the end");
    stand_up(&seat);
}

static void enter_while_it_runs_says_that_it_runs(void **state) {
    struct seat seat;
    (void)state;
    start_the_endless(&seat);
    send_keys(&seat, "\r");
    expect_seen(&seat, "Enter runs a figure, and this one runs; Esc stops it.");
    stand_up(&seat);
}

static void expect_gone(struct seat *seat, const char *what) {
    char *text = seen(seat);
    if (strstr(text, what)) fail_msg("'%s' should not be on the screen:\n%s", what, text);
    free(text);
}

static void what_was_said_of_a_run_goes_when_it_ends(void **state) {
    struct seat seat;
    (void)state;
    come_to_the_figure(&seat);
    send_keys(&seat, "\t\t\t");
    expect_seen(&seat, "Silent");
    send_keys(&seat, "\r\r");
    expect_seen(&seat, "this one runs");
    expect_seen(&seat, "said at the end");
    expect_gone(&seat, "this one runs");
    stand_up(&seat);
}

static void a_figure_without_sliders_offers_no_key_of_theirs(void **state) {
    struct seat seat;
    (void)state;
    come_to_the_figure(&seat);
    expect_seen(&seat, "←→ change");
    send_keys(&seat, "\t\t\t");
    expect_seen(&seat, "Silent");
    expect_seen(&seat, "Enter run");
    expect_gone(&seat, "←→ change");
    expect_gone(&seat, "0-9 value");
    send_keys(&seat, "\033[C");
    expect_seen(&seat, "→ moves a slider, and this figure has none; Esc leaves the figure.");
    stand_up(&seat);
}

// Line by line as well, and the walk goes on: it takes `quit`.
static void ctrl_c_stops_it_in_the_plain_walk_too(void **state) {
    static const char *const plain[] = {
        "-C", "tests/data/jobs", "learn", "jobs", "--plain", NULL
    };
    struct seat seat;
    (void)state;
    sit_down(&seat, 24, 80, plain);
    expect_seen(&seat, "as long as it is told to");
    send_keys(&seat, "\r");
    expect_seen(&seat, "type run");
    send_keys(&seat, "set steps 1000000\rrun\r");
    for (double end = clock_now() + PATIENCE_S; !child_of(seat.pid) && clock_now() < end;)
        listen_to(&seat, 20);
    pid_t child = child_of(seat.pid);
    assert_true(child > 0);
    listen_to(&seat, 300); // for some points
    send_keys(&seat, "\003");
    expect_seen(&seat, "Stopped at 0%");
    expect_seen(&seat, "squares so far");
    assert_true(gone_within(child, 1));
    send_keys(&seat, "quit\r");
    assert_true(ended_within(&seat, 2));
    assert_true(WIFEXITED(seat.status) && WEXITSTATUS(seat.status) == 0);
    stand_up(&seat);
}

// A figure that is shown before its end takes the place of the one before it, and stays when the
// job is stopped.
static void a_figure_is_drawn_as_it_is_so_far(void **state) {
    struct seat seat;
    (void)state;
    sit_down(&seat, 24, 80, jobs);
    expect_seen(&seat, "Figures that take their time");
    send_keys(&seat, "\t\t\t");
    expect_seen(&seat, "Enter runs it");
    send_keys(&seat, "\r");
    expect_seen(&seat, "step 7");
    expect_seen(&seat, "grown");
    send_keys(&seat, "\033");
    expect_seen(&seat, "Stopped at 0%");
    expect_seen(&seat, "step 7");
    stand_up(&seat);
}

static void moving_a_slider_or_leaving_stops_it(void **state) {
    static const char *const keys[] = { "\033[D", "m" };
    (void)state;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        struct seat seat;
        pid_t child = start_the_endless(&seat);
        send_keys(&seat, keys[i]);
        for (double left = clock_now(); child_of(seat.pid) && !is_late(left, 1);)
            listen_to(&seat, 20);
        assert_true(gone_within(child, 1));
        assert_int_equal(child_of(seat.pid), 0);
        stand_up(&seat);
    }
}

static void one_that_is_killed_from_outside_is_told(void **state) {
    struct seat seat;
    (void)state;
    kill(start_the_endless(&seat), SIGKILL);
    expect_seen(&seat, "The job of this figure was killed (Killed)");
    expect_seen(&seat, "Enter runs it again");
    stand_up(&seat);
}

static void a_killed_lab_leaves_none_behind(void **state) {
    struct seat seat;
    (void)state;
    pid_t child = start_the_endless(&seat);
    kill(seat.pid, SIGKILL);
    assert_true(ended_within(&seat, 2));
    assert_true(gone_within(child, 1));
    stand_up(&seat);
}

static void a_mistake_in_it_is_told_with_its_line(void **state) {
    struct seat seat;
    (void)state;
    come_to_the_figure(&seat);
    send_keys(&seat, "\033[C\r");
    expect_seen(&seat, "jobs.md:17: four is one too many");
    stand_up(&seat);
}

static void drawing_it_after_a_guess_runs_it(void **state) {
    struct seat seat;
    (void)state;
    come_to_the_figure(&seat);
    send_keys(&seat, "\t");
    expect_seen(&seat, "Your guess");
    send_keys(&seat, "4\r");
    expect_seen(&seat, "twice");
    expect_seen(&seat, "Computed in");
    stand_up(&seat);
}

// Its points come in the first tenth of a second.
static void with_reduced_motion_it_is_drawn_at_calm_intervals_and_at_its_end(void **state) {
    struct seat seat;
    char *folder = folder_config(), *path = path_join(folder, "config");
    struct error err = { 0 };
    (void)state;
    assert_int_equal(file_make_folders(folder, &err), STATUS_OK);
    assert_int_equal(file_write(path, "motion = reduced\n", 17, &err), STATUS_OK);
    come_to_the_figure(&seat);
    send_keys(&seat, "\033[F");
    expect_seen(&seat, "1000000");
    double started = clock_now();
    send_keys(&seat, "\r");
    expect_seen(&seat, "squares so far");
    assert_true(clock_now() - started > 1.5);
    send_keys(&seat, "\033");
    expect_seen(&seat, "Stopped at");
    send_keys(&seat, "\033[H");
    expect_seen(&seat, "Enter runs it (about 2 s)");
    started = clock_now();
    send_keys(&seat, "\r");
    expect_seen(&seat, "squares at the end");
    assert_false(is_late(started, 1.5));
    stand_up(&seat);
    free(folder);
    free(path);
}

// What `bitlab bench` says meanwhile takes one line, and where the terminal is narrow less of it.
static void a_measurement_in_a_narrow_terminal_keeps_to_one_line(void **state) {
    static const char *const bench[] = { "bench", "--threads", "1", "--size", "4096x4096", NULL };
    struct seat seat;
    (void)state;
    sit_down(&seat, 12, 40, bench);
    expect_seen(&seat, "measuring: how each format");
    listen_to(&seat, 300);
    char *text = seen(&seat), *first = strstr(text, "measuring: ");
    if (!first || strstr(first + 1, "measuring: ")) fail_msg("not one line:\n%s", text);
    free(text);
    send_keys(&seat, "\003");
    assert_true(ended_within(&seat, PATIENCE_S));
    stand_up(&seat);
}

#define EACH(test) cmocka_unit_test_setup_teardown(test, each_sitting, leave_home)

int main(void) {
    const struct CMUnitTest tests[] = {
        EACH(nothing_runs_before_it_is_asked_for),
        EACH(a_result_is_shown_and_kept_for_the_next_time),
        EACH(escape_and_ctrl_c_kill_it_at_once_and_its_points_stay),
        EACH(stopped_before_its_first_point_it_shows_what_was_kept),
        EACH(enter_while_it_runs_says_that_it_runs),
        EACH(what_was_said_of_a_run_goes_when_it_ends),
        EACH(a_figure_without_sliders_offers_no_key_of_theirs),
        EACH(ctrl_c_stops_it_in_the_plain_walk_too),
        EACH(a_figure_is_drawn_as_it_is_so_far),
        EACH(moving_a_slider_or_leaving_stops_it),
        EACH(one_that_is_killed_from_outside_is_told),
        EACH(a_killed_lab_leaves_none_behind),
        EACH(a_mistake_in_it_is_told_with_its_line),
        EACH(drawing_it_after_a_guess_runs_it),
        EACH(a_measurement_in_a_narrow_terminal_keeps_to_one_line),
        EACH(with_reduced_motion_it_is_drawn_at_calm_intervals_and_at_its_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
