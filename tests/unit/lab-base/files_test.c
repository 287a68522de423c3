// SPDX-License-Identifier: MIT
// Files: whole or not at all, and the event loop with real descriptors, timers and children.
#include "tests/check.h"

#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lab/base/file.h"
#include "lab/base/loop.h"
#include "lab/base/memory.h"

static char folder[] = "/tmp/bitlab-files-XXXXXX";

static int make_folder(void **state) {
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state) {
    (void)state;
    char *command = xprintf("rm -rf '%s'", folder);
    int code = system(command);
    free(command);
    return code;
}

static void written_files_are_read_back_and_keep_their_mode(void **state) {
    (void)state;
    char *path = path_join(folder, "a.lua");
    struct strbuf text = { 0 };
    struct error err;
    assert_int_equal(file_write(path, "one", 3, &err), STATUS_OK);
    chmod(path, 0640);
    assert_int_equal(file_write(path, "two\n", 4, &err), STATUS_OK);
    assert_int_equal(file_read(path, 100, &text, &err), STATUS_OK);
    assert_string_equal(strbuf_text(&text), "two\n");
    struct stat info;
    stat(path, &info);
    assert_int_equal(info.st_mode & 0777, 0640);
    char **names;
    size_t n;
    folder_list(folder, &names, &n, NULL);
    assert_int_equal(n, 1); // nothing temporary is left
    folder_list_free(names, n);
    unlink(path);
    strbuf_release(&text);
    free(path);
}

static void a_link_is_followed_not_replaced(void **state) {
    (void)state;
    char *real = path_join(folder, "real"), *link = path_join(folder, "link");
    struct strbuf text = { 0 };
    file_write(real, "old", 3, NULL);
    assert_int_equal(symlink(real, link), 0);
    assert_int_equal(file_write(link, "new", 3, NULL), STATUS_OK);
    struct stat info;
    lstat(link, &info);
    assert_true(S_ISLNK(info.st_mode));
    file_read(real, 10, &text, NULL);
    assert_string_equal(strbuf_text(&text), "new");
    unlink(real);
    unlink(link);
    strbuf_release(&text);
    free(real);
    free(link);
}

static void refusals_name_the_file(void **state) {
    (void)state;
    struct strbuf text = { 0 };
    struct error err;
    assert_int_equal(file_read("/nonexistent/x", 10, &text, &err), STATUS_ENVIRONMENT);
    assert_non_null(strstr(err.text, "/nonexistent/x"));
    assert_int_equal(file_read(folder, 10, &text, &err), STATUS_ENVIRONMENT);
    char *path = path_join(folder, "large");
    file_write(path, "0123456789", 10, NULL);
    assert_int_equal(file_read(path, 9, &text, &err), STATUS_ENVIRONMENT);
    assert_non_null(strstr(err.text, "9 bytes"));
    unlink(path);
    strbuf_release(&text);
    free(path);
}

struct seen {
    struct loop *loop;
    int ready, due, ended, status;
    double at;
};

static void on_ready(void *owner, int fd, short revents) {
    struct seen *seen = owner;
    char byte;
    (void)revents;
    seen->ready += read(fd, &byte, 1) == 1;
}

static void on_due(void *owner) {
    struct seen *seen = owner;
    seen->due++;
    seen->at = clock_now();
}

static void on_ended(void *owner, pid_t pid, int status, const struct rusage *usage) {
    struct seen *seen = owner;
    (void)pid;
    (void)usage;
    seen->ended++;
    seen->status = status;
}

static void the_loop_tells_of_bytes_time_and_children(void **state) {
    (void)state;
    struct seen seen = { .loop = loop_new() };
    int pipes[2];
    assert_int_equal(pipe(pipes), 0);
    int watch = loop_watch(seen.loop, pipes[0], POLLIN, on_ready, &seen);
    double begin = clock_now();
    loop_timer(seen.loop, 0.03, on_due, &seen);
    pid_t child = fork();
    if (child == 0) _exit(7);
    loop_child(seen.loop, child, on_ended, &seen);
    assert_int_equal(write(pipes[1], "x", 1), 1);
    while (!seen.due || !seen.ended)
        assert_true(loop_step(seen.loop, 1));
    assert_int_equal(seen.ready, 1);
    assert_true(seen.at - begin >= 0.03);
    assert_true(WIFEXITED(seen.status) && WEXITSTATUS(seen.status) == 7);
    loop_remove(seen.loop, watch);
    assert_false(loop_step(seen.loop, -1)); // nothing is left to wait for
    loop_free(seen.loop);
}

static void add_another(void *owner) {
    struct seen *seen = owner;
    if (++seen->due < 100) loop_timer(seen->loop, 0, add_another, seen);
}

static void callbacks_may_add_watches(void **state) {
    (void)state;
    struct seen seen = { .loop = loop_new() };
    loop_timer(seen.loop, 0, add_another, &seen);
    while (loop_step(seen.loop, -1))
        continue;
    assert_int_equal(seen.due, 100);
    loop_free(seen.loop);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(written_files_are_read_back_and_keep_their_mode),
        cmocka_unit_test(a_link_is_followed_not_replaced),
        cmocka_unit_test(refusals_name_the_file),
        cmocka_unit_test(the_loop_tells_of_bytes_time_and_children),
        cmocka_unit_test(callbacks_may_add_watches),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
