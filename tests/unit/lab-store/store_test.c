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
#include "lab/store/cards.h"

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

static int count_of(const char *path, const char *sql) {
    sqlite3 *db;
    sqlite3_stmt *ask;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &ask, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(ask), SQLITE_ROW);
    int n = sqlite3_column_int(ask, 0);
    sqlite3_finalize(ask);
    sqlite3_close(db);
    return n;
}

// The tables of version 1, as the first bitlab wrote them.
static void write_version_one(const char *path) {
    static const char tables[] =
        "CREATE TABLE attempts (id INTEGER PRIMARY KEY, time INTEGER NOT NULL, course TEXT NOT "
        "NULL,"
        " exercise TEXT NOT NULL, graded TEXT NOT NULL, verdict TEXT NOT NULL, mistake TEXT NOT "
        "NULL,"
        " score REAL NOT NULL, max_score REAL NOT NULL, answer TEXT NOT NULL) STRICT;"
        "CREATE TABLE facts (course TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL,"
        " PRIMARY KEY (course, key)) STRICT, WITHOUT ROWID;"
        "INSERT INTO attempts VALUES (1, 1000, 'c', 'old', '', 'pass', '', 2, 2, '26');"
        "INSERT INTO attempts VALUES (2, 2000, 'c', 'old', '', 'fail', '', 0, 2, '52');"
        "INSERT INTO facts VALUES ('c', 'place', 'here 0 0');"
        "PRAGMA user_version=1;";
    sqlite3 *db;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, tables, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

static void an_older_file_is_copied_and_brought_up_to_date(void **state) {
    char *path = database(state), *copy = xprintf("%s.v1", path), *place = NULL;
    write_version_one(path);
    struct store *store = store_open(*state, warning);
    assert_string_equal(warning, "");
    assert_true(store_progress(store, "c", "old").passed);
    assert_int_equal(store_progress(store, "c", "old").attempts, 2);
    assert_true(store_get(store, "c", "place", &place));
    assert_string_equal(place, "here 0 0");
    struct card card;
    assert_true(store_card(store, "c", "old", &card));
    assert_int_equal(card.due, 2000); // tried before there was practice: due at once
    assert_int_equal(card.reviews, 0);
    store_close(store);
    assert_int_equal(count_of(copy, "PRAGMA user_version"), 1);
    assert_int_equal(count_of(copy, "SELECT count(*) FROM attempts"), 2);
    free(place);
    free(copy);
    free(path);
}

static struct review review_of(const char *exercise, int grade) {
    return (struct review) { .course = "c",
                             .exercise = exercise,
                             .verdict = grade > 1 ? "pass" : "fail",
                             .mistake = grade > 1 ? "" : "You forgot the scale.",
                             .time = 5000,
                             .drawn = true,
                             .seed = 77,
                             .grade = grade };
}

static void a_review_and_its_card_are_kept_together(void **state) {
    struct store *store = store_open(*state, warning);
    struct review review = review_of("a", 1);
    struct card after = {
        .stability = 0.5, .difficulty = 7, .last = 5000, .due = 9000, .reviews = 1, .grade = 1
    };
    struct card found;
    struct error err;
    assert_false(store_card(store, "c", "a", &found));
    assert_int_equal(store_add_review(store, &review, &after, &err), STATUS_OK);
    store_close(store);
    store = store_open(*state, warning);
    assert_true(store_card(store, "c", "a", &found));
    assert_true(found.stability == 0.5 && found.difficulty == 7);
    assert_int_equal(found.due, 9000);
    assert_int_equal(found.grade, 1);
    store_close(store);
}

// While another program holds the file, neither the review nor the card is written.
static void a_review_that_cannot_be_kept_leaves_no_half(void **state) {
    struct store *store = store_open(*state, warning);
    struct review review = review_of("a", 3);
    struct card after = { .stability = 3, .due = 9000 }, found;
    struct error err = { 0 };
    char *path = database(state);
    sqlite3 *db;
    sqlite3_open(path, &db);
    assert_int_equal(
        sqlite3_exec(
            db, "CREATE TRIGGER no BEFORE INSERT ON cards BEGIN SELECT RAISE(ABORT, 'no'); END",
            NULL, NULL, NULL),
        SQLITE_OK);
    sqlite3_close(db);
    assert_int_equal(store_add_review(store, &review, &after, &err), STATUS_ENVIRONMENT);
    assert_non_null(strstr(err.text, "cannot be written"));
    assert_false(store_card(store, "c", "a", &found));
    store_close(store);
    assert_int_equal(count_of(path, "SELECT count(*) FROM reviews"), 0);
    free(path);
}

static void list_mistake(void *owner, const struct made_mistake *mistake) {
    char *seen = owner;
    sprintf(seen + strlen(seen), "%s/%s:%d ", mistake->exercise, mistake->says, mistake->times);
}

static void mistakes_are_counted_over_lessons_and_practice(void **state) {
    struct store *store = store_open(*state, warning);
    struct attempt attempt = { .course = "c",
                               .exercise = "a",
                               .verdict = "fail",
                               .mistake = "You forgot the scale.",
                               .max_score = 1 };
    struct review drawn = review_of("a", 1), in_lesson = drawn;
    struct card card = { .due = 1 };
    char seen[256] = "";
    in_lesson.drawn = false; // its attempt is counted already
    assert_int_equal(store_add_attempt(store, &attempt, NULL), STATUS_OK);
    attempt.mistake = "You took bits for bytes.";
    assert_int_equal(store_add_attempt(store, &attempt, NULL), STATUS_OK);
    assert_int_equal(store_add_review(store, &drawn, &card, NULL), STATUS_OK);
    assert_int_equal(store_add_review(store, &in_lesson, &card, NULL), STATUS_OK);
    assert_int_equal(store_each_mistake(store, "c", 9, list_mistake, seen, NULL), STATUS_OK);
    assert_string_equal(seen, "a/You forgot the scale.:2 a/You took bits for bytes.:1 ");
    store_close(store);
}

static void the_best_skill_check_stays(void **state) {
    struct store *store = store_open(*state, warning);
    struct skill_check check = { 4, 5, 100 }, found;
    assert_false(store_best_check(store, "c", "m", &found));
    assert_int_equal(store_add_check(store, "c", "m", &check, NULL), STATUS_OK);
    check.correct = 2;
    assert_int_equal(store_add_check(store, "c", "m", &check, NULL), STATUS_OK);
    assert_true(store_best_check(store, "c", "m", &found));
    assert_int_equal(found.correct, 4);
    assert_false(store_best_check(store, "c", "other", &found));
    store_close(store);
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
        cmocka_unit_test_setup_teardown(an_older_file_is_copied_and_brought_up_to_date, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(a_review_and_its_card_are_kept_together, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(a_review_that_cannot_be_kept_leaves_no_half, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(mistakes_are_counted_over_lessons_and_practice, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(the_best_skill_check_stays, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(kill_loses_nothing_acknowledged, make_folder,
                                        remove_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
