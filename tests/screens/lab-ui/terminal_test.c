// SPDX-License-Identifier: MIT
// The lab in a real terminal: what it shows, that it follows the window, and that the terminal is
// as before after every way to end.
#include "tests/screens/lab-ui/pseudo_terminal.h"

static int each_sitting(void **state) {
    *state = fresh_data_home();
    setenv("LANG", "C.UTF-8", 1);
    unsetenv("LC_ALL");
    unsetenv("LC_CTYPE");
    unsetenv("NO_COLOR");
    return 0;
}

static const char *const lesson[] = { "learn", "everything", NULL };
static const char *const map[] = { "learn", NULL };

static void assert_restored(struct seat *seat) {
    struct termios now;
    assert_int_equal(tcgetattr(seat->slave, &now), 0);
    assert_int_equal(now.c_lflag, seat->before.c_lflag);
    assert_int_equal(now.c_iflag, seat->before.c_iflag);
    assert_int_equal(now.c_oflag, seat->before.c_oflag);
    assert_false(seat->alternate);
    assert_true(seat->cursor);
}

static void the_map_comes_first_and_a_lesson_on_enter(void **state) {
    struct seat seat;
    (void)state;
    sit_down(&seat, 24, 80, map);
    expect_seen(&seat, "Every kind of thing");
    assert_true(seat.alternate);
    send_keys(&seat, "\r");
    expect_seen(&seat, "A paragraph with emphasis");
    stand_up(&seat);
}

static void quitting_gives_the_terminal_back(void **state) {
    struct seat seat;
    (void)state;
    sit_down(&seat, 24, 80, lesson);
    expect_seen(&seat, "One of each");
    send_keys(&seat, "q");
    assert_true(ended_within(&seat, 2));
    assert_true(WIFEXITED(seat.status));
    assert_int_equal(WEXITSTATUS(seat.status), 0);
    assert_restored(&seat);
    stand_up(&seat);
}

static void every_ending_signal_gives_the_terminal_back_and_keeps_the_place(void **state) {
    static const int signals[] = { SIGTERM, SIGHUP, SIGINT, SIGQUIT };
    (void)state;
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        struct seat seat;
        sit_down(&seat, 24, 80, lesson);
        expect_seen(&seat, "One of each");
        send_keys(&seat, "G");
        expect_seen(&seat, "That is all.");
        kill(seat.pid, signals[i]);
        assert_true(ended_within(&seat, 1));
        assert_restored(&seat);
        stand_up(&seat);
        sit_down(&seat, 24, 80, map);
        expect_seen(&seat, "That is all.");
        send_keys(&seat, "gq");
        assert_true(ended_within(&seat, 2));
        stand_up(&seat);
    }
}

static void a_crash_gives_the_terminal_back(void **state) {
    static const int signals[] = { SIGABRT, SIGSEGV, SIGBUS, SIGFPE };
    (void)state;
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        struct seat seat;
        sit_down(&seat, 24, 80, lesson);
        expect_seen(&seat, "One of each");
        kill(seat.pid, signals[i]);
        assert_true(ended_within(&seat, 3));
        assert_true(WIFSIGNALED(seat.status));
        assert_int_equal(WTERMSIG(seat.status), signals[i]);
        assert_restored(&seat);
        stand_up(&seat);
    }
}

// Its writes wait then, and so does whoever writes.
static void a_terminal_that_nobody_reads_does_not_keep_it(void **state) {
    struct seat seat;
    struct termios after;
    (void)state;
    sit_down(&seat, 50, 200, lesson);
    expect_seen(&seat, "One of each");
    for (int i = 0; i < 300; i++) {
        assert_int_equal(write(seat.master, i % 2 ? "G" : "g", 1), 1);
        usleep(1000);
    }
    usleep(200000);
    kill(seat.pid, SIGHUP);
    pid_t ended = 0;
    for (double begin = clock_now(); !ended && !is_late(begin, 1.2); usleep(5000))
        ended = waitpid(seat.pid, &seat.status, WNOHANG);
    assert_int_equal(ended, seat.pid);
    seat.pid = 0;
    assert_int_equal(tcgetattr(seat.slave, &after), 0);
    assert_int_equal(after.c_lflag, seat.before.c_lflag);
    stand_up(&seat);
}

static void a_closed_terminal_ends_it_within_a_second(void **state) {
    struct seat seat;
    (void)state;
    sit_down(&seat, 24, 80, lesson);
    expect_seen(&seat, "One of each");
    close(seat.slave);
    close(seat.master);
    seat.master = seat.slave = -1;
    double closed = clock_now();
    pid_t ended = 0;
    while (!(ended = waitpid(seat.pid, &seat.status, WNOHANG)) && !is_late(closed, 1))
        usleep(5000);
    assert_int_equal(ended, seat.pid);
    seat.pid = 0;
    stand_up(&seat);
}

static void resize(struct seat *seat, int rows, int cols) {
    struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols };
    vterm_set_size(seat->vterm, rows, cols);
    ioctl(seat->master, TIOCSWINSZ, &size);
}

static void it_follows_the_window_and_keeps_the_place(void **state) {
    struct seat seat;
    (void)state;
    sit_down(&seat, 24, 80, lesson);
    expect_seen(&seat, "One of each");
    send_keys(&seat, "]]"); // the heading "A list and a table", then "A figure"
    expect_seen(&seat, "What does one more power do");
    resize(&seat, 12, 40);
    expect_seen(&seat, "A figure");
    resize(&seat, 1, 1);
    listen_to(&seat, 100);
    resize(&seat, 50, 200);
    expect_seen(&seat, "What does one more power do");
    for (int i = 0; i < 60; i++)
        resize(&seat, 2 + i % 40, 3 + 7 * i % 190); // a burst
    resize(&seat, 24, 80);
    expect_seen(&seat, "What does one more power do");
    send_keys(&seat, "q");
    assert_true(ended_within(&seat, 2));
    stand_up(&seat);
}

// 1300 key presses at once: what waits is read before a frame is drawn, so a few frames show it
// all. Each step of this slider rewrites hundreds of bytes; one frame for each key would write
// about a megabyte.
static void held_down_keys_never_queue_and_end_on_the_right_value(void **state) {
    struct seat seat;
    struct strbuf keys = { 0 };
    (void)state;
    sit_down(&seat, 24, 80, lesson);
    expect_seen(&seat, "One of each");
    send_keys(&seat, "\t\t\r"); // the link, then the figure, without a guess
    expect_seen(&seat, "in words");
    for (int i = 0; i < 1280; i++)
        strbuf_puts(&keys, i % 2 ? "\033OD" : "\033OC"); // to and fro
    for (int i = 0; i < 20; i++)
        strbuf_puts(&keys, "\033OC"); // to the end and on
    seat.heard = 0;
    send_keys(&seat, strbuf_text(&keys));
    double sent = clock_now();
    expect_seen(&seat, "x to the 9");
    if (is_late(sent, 1)) fail_msg("the last value came after %.2f s", clock_now() - sent);
    if (seat.heard > 100000) fail_msg("%zu bytes were drawn for one burst of keys", seat.heard);
    send_keys(&seat, "\033OD\033OD");
    expect_seen(&seat, "x to the 7");
    strbuf_release(&keys);
    stand_up(&seat);
}

static void a_number_typed_straight_in_sets_the_slider(void **state) {
    struct seat seat;
    (void)state;
    sit_down(&seat, 24, 80, lesson);
    expect_seen(&seat, "One of each");
    send_keys(&seat, "\t\t\r4.8\r");
    expect_seen(&seat, "x to the 5");
    send_keys(&seat, "r");
    expect_seen(&seat, "x to the 2");
    send_keys(&seat, "8\033"); // typed and discarded
    listen_to(&seat, 100);
    expect_seen(&seat, "x to the 2");
    stand_up(&seat);
}

static void the_cursor_stands_on_the_control_in_focus(void **state) {
    struct seat seat;
    VTermPos at;
    (void)state;
    sit_down(&seat, 24, 80, lesson);
    expect_seen(&seat, "One of each");
    assert_false(seat.cursor);
    send_keys(&seat, "\t\t\r");
    expect_seen(&seat, "in words");
    assert_true(seat.cursor);
    vterm_state_get_cursorpos(vterm_obtain_state(seat.vterm), &at);
    VTermScreenCell cell;
    vterm_screen_get_cell(seat.screen, at, &cell);
    assert_int_equal(cell.chars[0], 0x25CF); // the knob of the first slider
    stand_up(&seat);
}

static void an_idle_lab_takes_no_time(void **state) {
    struct seat seat;
    struct rusage usage;
    (void)state;
    sit_down(&seat, 24, 80, lesson);
    expect_seen(&seat, "One of each");
    send_keys(&seat, "j");
    sleep(5); // the place is saved once in this time, and nothing else happens
    send_keys(&seat, "q");
    assert_int_equal(wait4(seat.pid, &seat.status, 0, &usage), seat.pid);
    seat.pid = 0;
    double seconds = (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
                     (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * 1e-6;
    if (seconds > 0.5) fail_msg("%.2f s of processor time in five idle seconds", seconds);
    stand_up(&seat);
}

// True where an SGR sequence (ESC [ … m) names a colour: 30 to 38, 40 to 48, 90 to 107.
static bool names_a_colour(const char *text) {
    for (const char *at = text; (at = strstr(at, "\033[")); at += 2) {
        const char *end = at + 2 + strspn(at + 2, "0123456789;");
        for (const char *number = at + 1; *end == 'm' && number < end;
             number += 1 + strcspn(number + 1, ";m")) {
            long code = strtol(number + 1, NULL, 10);
            if ((code >= 30 && code <= 38) || (code >= 40 && code <= 48) ||
                (code >= 90 && code <= 107))
                return true;
        }
    }
    return false;
}

// The colour of the first cell that shows a character.
static int color_of(const struct seat *seat, uint32_t character) {
    VTermScreenCell cell;
    int rows, cols;
    vterm_get_size(seat->vterm, &rows, &cols);
    for (int r = 1; r < rows; r++)
        for (int c = 0; c < cols; c++) {
            vterm_screen_get_cell(seat->screen, (VTermPos) { r, c }, &cell);
            if (cell.chars[0] == character && VTERM_COLOR_IS_INDEXED(&cell.fg))
                return cell.fg.indexed.idx;
        }
    return -1;
}

static void the_terminals_ground_chooses_the_colours_and_is_no_key(void **state) {
    static const struct {
        const char *answer;
        int heading;
    } answers[] = { { "\033]11;rgb:ffff/ffff/ffff\033\\", 25 },
                    { "\033]11;rgb:1e1e/1e1e/1e1e\a", 75 },
                    { "\033]11;no colour\a", 32 } };
    (void)state;
    unsetenv("COLORFGBG");
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        struct seat seat;
        sit_down(&seat, 24, 80, lesson);
        expect_seen(&seat, "One of each");
        char *before = seen(&seat);
        assert_int_equal(color_of(&seat, 'O'), 32);
        send_keys(&seat, answers[i].answer);
        double sent = clock_now();
        do
            listen_to(&seat, 100);
        while (color_of(&seat, 'O') != answers[i].heading && clock_now() - sent < PATIENCE_S);
        char *after = seen(&seat);
        assert_string_equal(before, after);
        assert_int_equal(color_of(&seat, 'O'), answers[i].heading);
        send_keys(&seat, "q");
        assert_true(ended_within(&seat, 2));
        free(before), free(after);
        stand_up(&seat);
    }
}

// Of a terminal that says more than it was asked.
static void a_sequence_that_nobody_knows_is_no_key_while_an_answer_is_awaited(void **state) {
    struct seat seat;
    (void)state;
    unsetenv("COLORFGBG");
    sit_down(&seat, 24, 80, lesson);
    expect_seen(&seat, "One of each");
    char *before = seen(&seat);
    send_keys(&seat, "\033[57358;1u\033[12;40R\033[?997;1n");
    listen_to(&seat, 100);
    char *after = seen(&seat);
    assert_string_equal(before, after);
    send_keys(&seat, "\033]11;rgb:ffff/ffff/ffff\033\\");
    listen_to(&seat, 100);
    assert_int_equal(color_of(&seat, 'O'), 25);
    send_keys(&seat, "q");
    assert_true(ended_within(&seat, 2));
    free(before), free(after);
    stand_up(&seat);
}

// At a lesson's figure, drawn; where its slider begins.
static void sit_at_slider(struct seat *seat, int *row, int *col) {
    sit_down(seat, 30, 90, lesson);
    expect_seen(seat, "One of each");
    send_keys(seat, "\t\t");
    expect_seen(seat, "Enter alone draws");
    send_keys(seat, "\r");
    expect_seen(seat, "x to the 2");
    *row = -1;
    for (int r = 0; r < 30 && *row < 0; r++)
        for (int c = 0; c < 90 && *row < 0; c++) {
            VTermScreenCell cell;
            vterm_screen_get_cell(seat->screen, (VTermPos) { r, c }, &cell);
            if (cell.chars[0] == 0x25C2) *row = r, *col = c;
        }
    assert_true(*row >= 0);
}

static void the_mouse_drags_a_slider(void **state) {
    struct seat seat;
    char move[64];
    int row, col;
    (void)state;
    sit_at_slider(&seat, &row, &col);
    snprintf(move, sizeof move, "\033[<0;%d;%dM", col + 2, row + 1); // down at the left end
    send_keys(&seat, move);
    expect_seen(&seat, "x to the 1");
    snprintf(move, sizeof move, "\033[<32;%d;%dM", 88, row + 1); // moved with the button down
    send_keys(&seat, move);
    expect_seen(&seat, "x to the 9");
    snprintf(move, sizeof move, "\033[<0;%d;%dm", 88, row + 1);
    send_keys(&seat, move);
    send_keys(&seat, "q");
    assert_true(ended_within(&seat, 2));
    stand_up(&seat);
}

// A terminal far away sends a press and its release in one packet, and so the steps of a wheel.
static void what_the_mouse_did_in_one_read_is_done_in_order(void **state) {
    struct seat seat;
    char click[128], wheel[32];
    int row, col;
    (void)state;
    sit_at_slider(&seat, &row, &col);
    snprintf(click, sizeof click, "\033[<0;%d;%dM\033[<0;%d;%dm", col + 2, row + 1, col + 2,
             row + 1);
    send_keys(&seat, click);
    expect_seen(&seat, "x to the 1");
    snprintf(wheel, sizeof wheel, "\033[<64;%d;%dM", col + 2, row + 1);
    snprintf(click, sizeof click, "%s%s%s", wheel, wheel, wheel);
    send_keys(&seat, click);
    expect_seen(&seat, "x to the 4");
    send_keys(&seat, "q");
    assert_true(ended_within(&seat, 2));
    stand_up(&seat);
}

static void without_colours_no_colour_is_sent(void **state) {
    struct seat seat;
    (void)state;
    setenv("NO_COLOR", "1", 1);
    sit_down(&seat, 24, 80, lesson);
    struct strbuf all = { 0 };
    seat.copy = &all;
    expect_seen(&seat, "One of each");
    listen_to(&seat, 500);
    assert_true(all.size > 200);
    assert_false(names_a_colour(strbuf_text(&all)));
    assert_true(names_a_colour("\033[0;1m\033[38;5;24m")); // the question can be answered with yes
    strbuf_release(&all);
    stand_up(&seat);
}

static void a_locale_without_utf8_gets_ascii(void **state) {
    struct seat seat;
    (void)state;
    setenv("LANG", "C", 1);
    sit_down(&seat, 24, 80, lesson);
    expect_seen(&seat, "One of each");
    char *text = seen(&seat);
    for (const char *at = text; *at; at++)
        assert_true((unsigned char)*at < 0x7F);
    free(text);
    stand_up(&seat);
}

static void open_the_program(struct seat *seat) {
    expect_seen(seat, "One of each");
    for (int i = 0; i < 10; i++) { // Tab to the program's card
        char *text = seen(seat);
        const char *card = strstr(text, "Enter opens it");
        bool there = card && strstr(card, "Twice") && !strstr(card, "A sum");
        free(text);
        if (there) break;
        expect_change(seat, "\t");
    }
    send_keys(seat, "\r");
    expect_seen(seat, "two times x");
}

static void an_editor_is_lent_the_terminal_and_its_program_is_graded(void **state) {
    struct seat seat;
    struct error err = { 0 };
    char *editor = xprintf("%s/editor.sh", (char *)*state);
    static const char script[] =
        "#!/bin/sh\nprintf 'function twice(x) return x * x end\\n' > \"$1\"\n";
    assert_int_equal(file_write(editor, script, sizeof script - 1, &err), STATUS_OK);
    char *command = xprintf("sh %s", editor);
    setenv("VISUAL", command, 1);
    sit_down(&seat, 40, 80, lesson);
    open_the_program(&seat);
    send_keys(&seat, "e");
    expect_seen(&seat, "You squared it.");
    assert_true(seat.alternate);
    send_keys(&seat, "q");
    assert_true(ended_within(&seat, 2));
    assert_restored(&seat);
    stand_up(&seat);
    unsetenv("VISUAL");
    free(command);
    free(editor);
}

static void an_editor_that_fails_or_changes_nothing_is_no_try(void **state) {
    static const struct {
        const char *editor, *said;
    } editors[] = {
        { "no-such-editor", "'no-such-editor' was not found" },
        { "false", "'false' ended with exit code 1" },
        { "kill -9 $$ #", "was ended by signal 9" },
        { "true", "Nothing was changed yet" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof editors / sizeof *editors; i++) {
        struct seat seat;
        setenv("VISUAL", editors[i].editor, 1);
        sit_down(&seat, 40, 80, lesson);
        open_the_program(&seat);
        send_keys(&seat, "e");
        expect_seen(&seat, editors[i].said);
        char *text = seen(&seat);
        assert_non_null(strstr(text, "not tried yet"));
        free(text);
        send_keys(&seat, "q");
        assert_true(ended_within(&seat, 2));
        stand_up(&seat);
    }
    unsetenv("VISUAL");
}

static void escape_stops_a_program_that_does_not_end(void **state) {
    struct seat seat;
    (void)state;
    setenv("VISUAL", "f() { echo 'function twice(x) while true do end end' > \"$1\"; }; f", 1);
    sit_down(&seat, 40, 80, lesson);
    expect_seen(&seat, "One of each");
    send_keys(&seat, "G\033[Z\033[Z\r"); // from the end back over the way on to the last card
    expect_seen(&seat, "two times x");
    send_keys(&seat, "e");
    expect_seen(&seat, "Your program runs");
    expect_seen(&seat, "stop grading");
    send_keys(&seat, "\033");
    expect_seen(&seat, "e edit");
    send_keys(&seat, "m");
    expect_seen(&seat, "Every kind of thing");
    stand_up(&seat);
    unsetenv("VISUAL");
}

static void a_hint_is_brought_into_view_below_long_feedback(void **state) {
    struct seat seat;
    (void)state;
    setenv(
        "VISUAL",
        "f() { echo 'function twice(x) for i = 1, 40 do print(i) end return x * x end' > \"$1\"; "
        "}; f",
        1);
    sit_down(&seat, 16, 80, lesson);
    expect_seen(&seat, "One of each");
    send_keys(&seat, "G\033[Z\033[Z\r");
    expect_seen(&seat, "two times x");
    send_keys(&seat, "e");
    expect_seen(&seat, "You squared it.");
    send_keys(&seat, "h");
    expect_seen(&seat, "Hint 1 of");
    stand_up(&seat);
    unsetenv("VISUAL");
}

// What a command of the shell prints to stdout, and its exit status.
static char *run_shell(const char *format, int *status) {
    struct strbuf text = { 0 };
    char *path = bitlab_path(), *command = xprintf(format, path), bytes[512];
    FILE *pipe = popen(command, "r");
    assert_non_null(pipe);
    for (size_t got; (got = fread(bytes, 1, sizeof bytes, pipe)) > 0;)
        strbuf_add(&text, bytes, got);
    *status = WEXITSTATUS(pclose(pipe));
    free(command);
    free(path);
    return strbuf_detach(&text);
}

static void without_a_terminal_one_sentence_names_what_works(void **state) {
    int status;
    (void)state;
    char *text = run_shell("TERM=xterm '%s' -C " TEST_COURSE " learn 2>&1 < /dev/null", &status);
    assert_int_equal(status, STATUS_ENVIRONMENT);
    assert_non_null(strstr(text, "learn --plain"));
    assert_non_null(strstr(text, "bitlab show"));
    free(text);
}

static void an_unknown_terminal_is_named(void **state) {
    struct seat seat;
    (void)state;
    setenv("BITLAB_TEST_TERM", "no-such-terminal", 1);
    sit_down(&seat, 24, 80, lesson);
    expect_seen(&seat, "'no-such-terminal'");
    assert_true(ended_within(&seat, 2));
    assert_int_equal(WEXITSTATUS(seat.status), STATUS_ENVIRONMENT);
    assert_restored(&seat);
    stand_up(&seat);
    unsetenv("BITLAB_TEST_TERM");
}

static void suspending_gives_the_terminal_back_and_resuming_takes_it(void **state) {
    struct seat seat;
    int status;
    (void)state;
    sit_down(&seat, 24, 80, lesson);
    expect_seen(&seat, "One of each");
    kill(seat.pid,
         SIGSTOP); // an orphaned group ignores TSTP; STOP and CONT must still end in a whole screen
    assert_int_equal(waitpid(seat.pid, &status, WUNTRACED), seat.pid);
    assert_true(WIFSTOPPED(status));
    vterm_screen_reset(seat.screen, 1);
    kill(seat.pid, SIGCONT);
    expect_seen(&seat, "One of each");
    send_keys(&seat, "q");
    assert_true(ended_within(&seat, 2));
    assert_restored(&seat);
    stand_up(&seat);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, each_sitting, leave_home)
    const struct CMUnitTest tests[] = {
        TEST(the_map_comes_first_and_a_lesson_on_enter),
        TEST(quitting_gives_the_terminal_back),
        TEST(every_ending_signal_gives_the_terminal_back_and_keeps_the_place),
        TEST(a_crash_gives_the_terminal_back),
        TEST(a_terminal_that_nobody_reads_does_not_keep_it),
        TEST(a_closed_terminal_ends_it_within_a_second),
        TEST(it_follows_the_window_and_keeps_the_place),
        TEST(held_down_keys_never_queue_and_end_on_the_right_value),
        TEST(a_number_typed_straight_in_sets_the_slider),
        TEST(the_cursor_stands_on_the_control_in_focus),
        TEST(an_idle_lab_takes_no_time),
        TEST(the_terminals_ground_chooses_the_colours_and_is_no_key),
        TEST(a_sequence_that_nobody_knows_is_no_key_while_an_answer_is_awaited),
        TEST(the_mouse_drags_a_slider),
        TEST(what_the_mouse_did_in_one_read_is_done_in_order),
        TEST(without_colours_no_colour_is_sent),
        TEST(a_locale_without_utf8_gets_ascii),
        TEST(an_editor_is_lent_the_terminal_and_its_program_is_graded),
        TEST(an_editor_that_fails_or_changes_nothing_is_no_try),
        TEST(escape_stops_a_program_that_does_not_end),
        TEST(a_hint_is_brought_into_view_below_long_feedback),
        TEST(without_a_terminal_one_sentence_names_what_works),
        TEST(an_unknown_terminal_is_named),
        TEST(suspending_gives_the_terminal_back_and_resuming_takes_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
