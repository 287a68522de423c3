// SPDX-License-Identifier: MIT
// Strangers' files: what is refused before a byte of it is run, and that what is graded is what was
// read.
#include <fcntl.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include "lab/grade/grading.h"
#include "tests/grader/lab-grade/support.h"

static char folder[64];

static int make_folder(void **state) {
    (void)state;
    strcpy(folder, "/tmp/bitlab-answer-XXXXXX");
    return mkdtemp(folder) ? 0 : -1;
}

static int drop_folder(void **state) {
    (void)state;
    char **names;
    size_t n;
    if (folder_list(folder, &names, &n, NULL) != STATUS_OK) return -1;
    for (size_t i = 0; i < n; i++) {
        char *path = path_join(folder, names[i]);
        if (unlink(path) != 0) rmdir(path);
        free(path);
    }
    folder_list_free(names, n);
    return rmdir(folder);
}

static char *put_file(const char *name, const void *bytes, size_t size) {
    char *path = path_join(folder, name);
    assert_int_equal(file_write(path, bytes, size, NULL), STATUS_OK);
    return path;
}

static void refused_because(char *path, const char *part) {
    struct arena arena = { 0 };
    struct answer answer;
    answer_read(&answer, path, &arena);
    if (!answer.refused) fail_msg("%s was taken", path);
    if (!strstr(answer.refused, part)) fail_msg("%s: %s", path, answer.refused);
    arena_release(&arena);
    free(path);
}

static void what_is_no_regular_file_is_refused(void **state) {
    (void)state;
    char *real = put_file("real.lua", "return 1", 8), *link = path_join(folder, "link.lua");
    assert_int_equal(symlink(real, link), 0);
    refused_because(link, "symbolic link");
    free(real);
    char *fifo = path_join(folder, "fifo.lua"), *inside = path_join(folder, "folder.lua");
    assert_int_equal(mkfifo(fifo, 0600), 0);
    assert_int_equal(mkdir(inside, 0700), 0);
    refused_because(fifo, "not a regular file"); // and does not wait for a writer
    refused_because(inside, "folder");
    refused_because(xstrdup("/dev/zero"), "not a regular file");
    refused_because(path_join(folder, "missing.lua"), "no such file");
}

static void a_socket_is_refused(void **state) {
    (void)state;
    struct sockaddr_un address = { .sun_family = AF_UNIX };
    char *path = path_join(folder, "socket.lua");
    snprintf(address.sun_path, sizeof address.sun_path, "%s", path);
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    assert_int_equal(bind(fd, (struct sockaddr *)&address, sizeof address), 0);
    refused_because(path, "not a regular file");
    close(fd);
}

static void a_file_of_any_size_costs_nothing(void **state) {
    (void)state;
    char *path = put_file("large.lua", "", 0);
    assert_int_equal(truncate(path, (off_t)100 << 20), 0);
    refused_because(path, "larger than 1 MiB");
}

static void what_is_no_text_is_refused(void **state) {
    (void)state;
    refused_because(put_file("a.lua", "\x1bLuaT", 5), "compiled Lua");
    refused_because(put_file("b.lua", "\xEF\xBB\xBF\x1bLuaT", 8), "compiled Lua");
    refused_because(put_file("c.lua", "#!x\n\x1bLuaT", 9), "compiled Lua");
    refused_because(put_file("d.lua", "\xFF\xFEr\0e\0", 6), "UTF-16");
    refused_because(put_file("e.lua", "return 1\0 ", 10), "NUL");
}

static void what_is_read_is_what_is_graded(void **state) {
    (void)state;
    struct arena arena = { 0 };
    struct answer answer;
    char *path = put_file("ok.lua", "#!x\r\nreturn 26 -- \xe9", 19);
    answer_read(&answer, path, &arena);
    assert_null(answer.refused);
    assert_int_equal(answer.size, 19);
    assert_int_equal(unlink(path), 0);
    assert_memory_equal(answer.bytes, "#!x\r\nreturn 26 -- \xe9", 19);
    arena_release(&arena);
    free(path);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_no_regular_file_is_refused),
        cmocka_unit_test(a_socket_is_refused),
        cmocka_unit_test(a_file_of_any_size_costs_nothing),
        cmocka_unit_test(what_is_no_text_is_refused),
        cmocka_unit_test(what_is_read_is_what_is_graded),
    };
    return cmocka_run_group_tests(tests, make_folder, drop_folder);
}
