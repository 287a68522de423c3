// SPDX-License-Identifier: MIT
// What curses draws between frame_begin and frame_end reaches the terminal in one piece. The
// terminal is a pipe that keeps writes apart.
#include "tests/check.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lab/terminal/parts.h"

static int kept, terminal_end;

static int take_stdout(void **state) {
    int ends[2];
    (void)state;
    fflush(stdout);
    kept = dup(STDOUT_FILENO);
    if (pipe2(ends, O_DIRECT | O_NONBLOCK) != 0) return -1;
    fcntl(ends[1], F_SETPIPE_SZ, 1 << 20);
    dup2(ends[1], STDOUT_FILENO);
    close(ends[1]);
    terminal_end = ends[0];
    frame_open();
    return 0;
}

static int give_stdout_back(void **state) {
    (void)state;
    frame_close();
    dup2(kept, STDOUT_FILENO);
    close(kept);
    close(terminal_end);
    return 0;
}

static void a_frame_of_many_writes_is_one(void **state) {
    char bytes[4096];
    (void)state;
    for (int i = 0; i < 3; i++) { // a frame holds nothing of the one before it
        frame_begin();
        for (int piece = 0; piece < 90; piece++)
            assert_int_equal(write(STDOUT_FILENO, "piece", i == 1 ? 2 : 5), i == 1 ? 2 : 5);
        assert_int_equal(read(terminal_end, bytes, sizeof bytes), -1);
        assert_int_equal(errno, EAGAIN);
        frame_end();
        assert_int_equal(read(terminal_end, bytes, sizeof bytes), i == 1 ? 180 : 450);
        assert_memory_equal(bytes, i == 1 ? "pipipi" : "piecepiece", 6);
        assert_int_equal(read(terminal_end, bytes, sizeof bytes), -1);
    }
}

static void a_frame_of_any_size_comes_whole(void **state) {
    enum { SIZE = 100003 };
    char *sent = malloc(SIZE), *got = malloc(SIZE + 4096);
    size_t n = 0;
    ssize_t more;
    (void)state;
    for (size_t i = 0; i < SIZE; i++)
        sent[i] = (char)(i * 7 % 251);
    frame_begin();
    assert_int_equal(write(STDOUT_FILENO, sent, SIZE), SIZE);
    frame_end();
    while (n < SIZE && (more = read(terminal_end, got + n, 4096)) > 0)
        n += (size_t)more;
    assert_int_equal(n, SIZE);
    assert_memory_equal(sent, got, SIZE);
    free(sent);
    free(got);
}

static void outside_of_a_frame_writes_go_through(void **state) {
    char bytes[16];
    (void)state;
    frame_begin();
    frame_end();
    assert_int_equal(write(STDOUT_FILENO, "now", 3), 3);
    assert_int_equal(read(terminal_end, bytes, sizeof bytes), 3);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_frame_of_many_writes_is_one, take_stdout,
                                        give_stdout_back),
        cmocka_unit_test_setup_teardown(a_frame_of_any_size_comes_whole, take_stdout,
                                        give_stdout_back),
        cmocka_unit_test_setup_teardown(outside_of_a_frame_writes_go_through, take_stdout,
                                        give_stdout_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
