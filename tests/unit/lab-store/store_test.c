// SPDX-License-Identifier: MIT
// The store against a real SQLite file: nothing acknowledged is lost, and no state of the file
// stops the program.
#include "tests/check.h"

#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lab/base/file.h"
#include "lab/base/memory.h"
#include "lab/store/store.h"

static char warning[ERROR_TEXT_MAX];

static int make_folder(void **state) {
    char template[] = "/tmp/bitlab-store-XXXXXX";
    *state = xstrdup(mkdtemp(template));
    return 0;
}

static int remove_folder(void **state) {
    char *command = xprintf("chmod -R u+rwx '%s' && rm -rf '%s'", (char *)*state, (char *)*state);
    int code = system(command);
    free(command);
    free(*state);
    return code;
}

static char *database(void **state) {
    return path_join(*state, "progress.db");
}

static void add(struct store *store, const char *exercise, const char *verdict, double score) {
    struct attempt attempt = {
        .course = "c", .exercise = exercise, .verdict = verdict, .score = score, .max_score = 2
    };
    struct error err;
    assert_int_equal(store_add_attempt(store, &attempt, &err), STATUS_OK);
}

static void attempts_are_kept_and_passes_derived(void **state) {
    struct store *store = store_open(*state, warning);
    assert_string_equal(warning, "");
    assert_true(store_is_kept(store));
    add(store, "a", "fail", 1);
    assert_false(store_progress(store, "c", "a").passed);
    add(store, "a", "pass", 2);
    add(store, "a", "fail", 0);
    store_close(store);
    store = store_open(*state, warning);
    struct exercise_progress progress = store_progress(store, "c", "a");
    assert_int_equal(progress.attempts, 3);
    assert_true(progress.passed);
    assert_true(progress.best_score == 1.0);
    assert_int_equal(store_progress(store, "other course", "a").attempts, 0);
    store_close(store);
}

static void count(void *owner, const char *exercise, const struct exercise_progress *progress) {
    char *seen = owner;
    sprintf(seen + strlen(seen), "%s:%d ", exercise, progress->attempts);
}

static void each_lists_by_id(void **state) {
    struct store *store = store_open(*state, warning);
    add(store, "b", "fail", 0);
    add(store, "a", "fail", 0);
    add(store, "b", "pass", 2);
    char seen[64] = "";
    assert_int_equal(store_each(store, "c", count, seen, NULL), STATUS_OK);
    assert_string_equal(seen, "a:1 b:2 ");
    store_close(store);
}

static void facts_replace(void **state) {
    struct store *store = store_open(*state, warning);
    char *value = NULL;
    assert_false(store_get(store, "c", "place", &value));
    store_put(store, "c", "place", "one", NULL);
    store_put(store, "c", "place", "two", NULL);
    assert_true(store_get(store, "c", "place", &value));
    assert_string_equal(value, "two");
    free(value);
    store_close(store);
}

static void no_home_means_memory_and_a_warning(void **state) {
    (void)state;
    struct store *store = store_open(NULL, warning);
    assert_non_null(strstr(warning, "HOME"));
    assert_false(store_is_kept(store));
    add(store, "a", "pass", 2);
    assert_true(store_progress(store, "c", "a").passed);
    store_close(store);
}

static void a_folder_that_cannot_be_made_means_memory(void **state) {
    char *file = path_join(*state, "file");
    assert_int_equal(file_write(file, "x", 1, NULL), STATUS_OK);
    char *below = path_join(file, "bitlab");
    struct store *store = store_open(below, warning);
    assert_non_null(strstr(warning, "memory"));
    assert_false(store_is_kept(store));
    store_close(store);
    free(below);
    free(file);
}

static void damage(const char *path, size_t from) {
    FILE *file = fopen(path, "r+b");
    assert_non_null(file);
    fseek(file, (long)from, SEEK_SET);
    for (int i = 0; i < 4096; i++)
        fputc(0x5A, file);
    fclose(file);
}

static void a_damaged_file_is_kept_aside(void **state) {
    store_close(store_open(*state, warning));
    char *path = database(state);
    damage(path, 0);
    struct store *store = store_open(*state, warning);
    assert_non_null(strstr(warning, "damaged"));
    assert_true(store_is_kept(store));
    char **names;
    size_t n, aside = 0;
    folder_list(*state, &names, &n, NULL);
    for (size_t i = 0; i < n; i++)
        aside += strstr(names[i], ".corrupt-") != NULL;
    assert_true(aside >= 1);
    folder_list_free(names, n);
    store_close(store);
    free(path);
}

static void a_newer_file_is_left_alone(void **state) {
    store_close(store_open(*state, warning));
    char *path = database(state);
    sqlite3 *db;
    sqlite3_open(path, &db);
    sqlite3_exec(db, "PRAGMA user_version=999", NULL, NULL, NULL);
    sqlite3_close(db);
    struct store *store = store_open(*state, warning);
    assert_non_null(strstr(warning, "newer"));
    assert_false(store_is_kept(store));
    add(store, "a", "pass", 2);
    store_close(store);
    free(path);
}

static void two_labs_write_the_same_file(void **state) {
    struct store *one = store_open(*state, warning), *two = store_open(*state, warning);
    for (int i = 0; i < 20; i++)
        add(i % 2 ? one : two, "a", "fail", 0);
    assert_int_equal(store_progress(one, "c", "a").attempts, 20);
    assert_int_equal(store_progress(two, "c", "a").attempts, 20);
    store_close(one);
    store_close(two);
}

// A child writes and tells each acknowledged attempt through a pipe until it is killed.
static int killed_while_writing(const char *folder, int delay_us) {
    int pipes[2];
    assert_int_equal(pipe(pipes), 0);
    pid_t child = fork();
    if (child == 0) {
        struct store *store = store_open(folder, warning);
        for (;;) {
            add(store, "k", "fail", 0);
            if (write(pipes[1], "x", 1) != 1) _exit(1);
        }
    }
    close(pipes[1]);
    char byte;
    int acknowledged = (int)read(pipes[0], &byte, 1);
    usleep((useconds_t)delay_us);
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    while (read(pipes[0], &byte, 1) == 1)
        acknowledged++;
    close(pipes[0]);
    return acknowledged;
}

static void kill_loses_nothing_acknowledged(void **state) {
    int acknowledged = 0;
    for (int i = 0; i < 40; i++)
        acknowledged += killed_while_writing(*state, 137 * i % 3000);
    struct store *store = store_open(*state, warning);
    assert_string_equal(warning, "");
    int found = store_progress(store, "c", "k").attempts;
    assert_in_range(found, acknowledged, acknowledged + 40); // one may be written and not yet told
    store_close(store);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(attempts_are_kept_and_passes_derived, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(each_lists_by_id, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(facts_replace, make_folder, remove_folder),
        cmocka_unit_test(no_home_means_memory_and_a_warning),
        cmocka_unit_test_setup_teardown(a_folder_that_cannot_be_made_means_memory, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(a_damaged_file_is_kept_aside, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(a_newer_file_is_left_alone, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(two_labs_write_the_same_file, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(kill_loses_nothing_acknowledged, make_folder,
                                        remove_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
