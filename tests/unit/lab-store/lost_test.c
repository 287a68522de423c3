// SPDX-License-Identifier: MIT
// Nothing that was acknowledged is lost: not to kill -9, a full disk, two labs at once, a file that
// cannot be written or that a newer program wrote. BITLAB_LONG=1 makes it 1,000 kills.
#include "tests/check.h"

#include <errno.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lab/base/file.h"
#include "lab/base/memory.h"
#include "lab/store/cards.h"
#include "lab/store/notes.h"

static char warning[ERROR_TEXT_MAX];

static int make_folder(void **state) {
    char template[] = "/tmp/bitlab-lost-XXXXXX";
    *state = xstrdup(mkdtemp(template));
    return setenv("XDG_DATA_HOME", *state, 1);
}

static int remove_folder(void **state) {
    char *command = xprintf("chmod -R u+rwx '%s' && rm -rf '%s'", (char *)*state, (char *)*state);
    int code = system(command);
    free(command);
    free(*state);
    return code;
}

// The n-th review of the exercise, with its card.
static enum status add_review(struct store *store, int n, struct error *err) {
    struct review review = { .course = "c",
                             .exercise = "k",
                             .verdict = "pass",
                             .grade = 3,
                             .time = n,
                             .seed = (uint64_t)n };
    struct card card = { .stability = n, .last = n, .due = n + 1, .reviews = n, .grade = 3 };
    return store_add_review(store, &review, &card, err);
}

static enum status add_attempt(struct store *store, struct error *err) {
    struct attempt attempt = { .course = "c",
                               .exercise = "k",
                               .verdict = "pass",
                               .score = 1,
                               .max_score = 1,
                               .answer = "26" };
    return store_add_attempt(store, &attempt, err);
}

static void count_review(void *owner, int64_t time, int grade) {
    (void)time, (void)grade;
    ++*(int *)owner;
}

static int reviews_of(struct store *store) {
    int n = 0;
    assert_int_equal(store_each_review(store, "c", 0, count_review, &n, NULL), STATUS_OK);
    return n;
}

// A child that adds an attempt, a review and a draft, tells each through a pipe, and goes on until
// it is killed. Returns how many rounds of three were told.
static int killed_while_writing(const char *folder, int from, int delay_us) {
    int pipes[2];
    assert_int_equal(pipe(pipes), 0);
    pid_t child = fork();
    if (child == 0) {
        struct error err = { 0 };
        struct store *store = store_open(folder, warning);
        for (int n = from + 1;; n++) {
            char draft[32];
            snprintf(draft, sizeof draft, "%d", n);
            if (add_attempt(store, &err) != STATUS_OK || add_review(store, n, &err) != STATUS_OK ||
                store_put(store, "c", "answer/k", draft, &err) != STATUS_OK ||
                write(pipes[1], "x", 1) != 1)
                _exit(1);
        }
    }
    close(pipes[1]);
    char byte;
    int told = (int)read(pipes[0], &byte, 1);
    usleep((useconds_t)delay_us);
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    while (read(pipes[0], &byte, 1) == 1)
        told++;
    close(pipes[0]);
    return told;
}

// What is there now: told rounds, and at most one more that was written and not yet told.
static int check_rounds(const char *folder, int told) {
    struct store *store = store_open(folder, warning);
    struct card card = { 0 };
    char *draft = NULL;
    assert_string_equal(warning, "");
    int reviews = reviews_of(store);
    assert_in_range(reviews, told, told + 1);
    assert_in_range(store_progress(store, "c", "k").attempts, reviews, reviews + 1);
    assert_true(store_card(store, "c", "k", &card));
    assert_int_equal(card.reviews, reviews); // a review and its card: both or neither
    assert_true(store_get(store, "c", "answer/k", &draft));
    assert_in_range(atoi(draft), told, reviews);
    // Brings the rounds level again for the next one.
    while (store_progress(store, "c", "k").attempts < reviews)
        add_attempt(store, NULL);
    int attempts = store_progress(store, "c", "k").attempts;
    while (reviews < attempts)
        assert_int_equal(add_review(store, ++reviews, NULL), STATUS_OK);
    store_close(store);
    free(draft);
    return reviews;
}

static void a_thousand_kills_lose_nothing_acknowledged(void **state) {
    const char *wanted = getenv("BITLAB_LONG");
    int kills = wanted && *wanted ? 1000 : 30, rounds = 0;
    for (int i = 0; i < kills; i++) {
        int told = killed_while_writing(*state, rounds, 211 * i % 4000);
        rounds = check_rounds(*state, rounds + told);
    }
    print_message("%d kills, %d rounds\n", kills, rounds);
}

static void notes_are_whole_whenever_the_program_is_killed(void **state) {
    (void)state;
    for (int i = 0; i < 20; i++) {
        pid_t child = fork();
        if (child == 0)
            for (int n = 0;; n++)
                notes_add("c", "k", "Heading", "A paragraph that is there whole or not at all.",
                          NULL);
        usleep((useconds_t)(3000 + 517 * i % 4000));
        kill(child, SIGKILL);
        waitpid(child, NULL, 0);
        struct strbuf text = { 0 };
        assert_int_equal(notes_read("c", "k", &text, NULL), STATUS_OK);
        assert_true(text.size == 0 || text_starts(text.at, "# Heading\n\n"));
        assert_true(text.size <= 11 || text_ends(text.at, "not at all.\n"));
        strbuf_release(&text);
    }
}

// A disk is full where no file may grow further.
static void a_full_disk_is_told_and_loses_nothing_that_was_there(void **state) {
    struct store *store = store_open(*state, warning);
    struct rlimit whole, small;
    struct error err = { 0 };
    int n = 0;
    signal(SIGXFSZ, SIG_IGN);
    for (; n < 10; n++)
        assert_int_equal(add_review(store, n + 1, &err), STATUS_OK);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &whole), 0);
    small = whole;
    small.rlim_cur = 200 << 10;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    while (n < 100000 && add_review(store, n + 1, &err) == STATUS_OK)
        n++;
    enum status refused = notes_add("c", "k", "Heading", "short", &err); // small enough still
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &whole), 0);
    assert_true(n >= 10 && n < 100000);
    assert_int_equal(refused, STATUS_OK);
    assert_int_equal(reviews_of(store), n);
    assert_int_equal(add_review(store, n + 1, &err), STATUS_OK); // there is room again
    store_close(store);
    store = store_open(*state, warning);
    assert_string_equal(warning, "");
    assert_int_equal(reviews_of(store), n + 1);
    store_close(store);
}

static void the_sentence_of_a_full_disk_names_it(void **state) {
    struct store *store = store_open(*state, warning);
    struct rlimit whole, none;
    struct error err = { 0 };
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &whole), 0);
    none = whole;
    none.rlim_cur = 0;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &none), 0);
    enum status status = add_review(store, 1, &err);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &whole), 0);
    assert_int_equal(status, STATUS_ENVIRONMENT);
    assert_non_null(strstr(err.text, "the progress cannot be written"));
    store_close(store);
}

static void write_fifty(const char *folder, const char *exercise) {
    struct store *store = store_open(folder, warning);
    for (int i = 0; i < 50; i++) {
        struct review review = { .course = "c", .exercise = exercise, .grade = 3, .time = i };
        struct card card = { .reviews = i + 1, .due = 1 };
        if (store_add_review(store, &review, &card, NULL) != STATUS_OK) _exit(1);
    }
    store_close(store);
    _exit(0);
}

static void two_labs_at_once_wait_for_each_other(void **state) {
    pid_t children[2];
    for (int i = 0; i < 2; i++)
        if ((children[i] = fork()) == 0) write_fifty(*state, i ? "a" : "b");
    for (int i = 0; i < 2; i++) {
        int ended;
        waitpid(children[i], &ended, 0);
        assert_true(WIFEXITED(ended) && WEXITSTATUS(ended) == 0);
    }
    struct store *store = store_open(*state, warning);
    assert_int_equal(reviews_of(store), 100);
    store_close(store);
}

static void set_version(const char *path, int version) {
    sqlite3 *db;
    char *pragma = xprintf("PRAGMA user_version=%d", version);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, pragma, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    free(pragma);
}

static void a_newer_file_is_shown_and_not_changed(void **state) {
    char *path = path_join(*state, "progress.db");
    struct store *store = store_open(*state, warning);
    struct strbuf before = { 0 }, after = { 0 };
    add_attempt(store, NULL);
    store_close(store);
    set_version(path, 999);
    assert_int_equal(file_read(path, 1 << 24, &before, NULL), STATUS_OK);
    store = store_open(*state, warning);
    assert_non_null(strstr(warning, "newer bitlab and is left alone. What it holds is shown"));
    assert_false(store_is_kept(store));
    assert_true(store_progress(store, "c", "k").passed);
    assert_int_equal(add_attempt(store, NULL), STATUS_OK); // for this session
    store_close(store);
    assert_int_equal(file_read(path, 1 << 24, &after, NULL), STATUS_OK);
    assert_int_equal(before.size, after.size);
    assert_memory_equal(before.at, after.at, before.size);
    strbuf_release(&before);
    strbuf_release(&after);
    free(path);
}

// As a user who may not write there; root may write everywhere, so it becomes nobody.
static void read_only_child(const char *folder) {
    if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0)) _exit(9);
    struct store *store = store_open(folder, warning);
    bool told = strstr(warning, "cannot be written. What it holds is shown") != NULL;
    bool there = store_progress(store, "c", "k").passed, kept = store_is_kept(store);
    bool works = add_attempt(store, NULL) == STATUS_OK;
    store_close(store);
    _exit(!told ? 1 : !there ? 2 : kept ? 3 : !works ? 4 : 0);
}

static void a_read_only_home_shows_the_progress_and_says_so(void **state) {
    struct store *store = store_open(*state, warning);
    int ended;
    add_attempt(store, NULL);
    store_close(store);
    char *path = path_join(*state, "progress.db");
    assert_int_equal(chmod(path, 0444), 0);
    assert_int_equal(chmod(*state, 0555), 0);
    pid_t child = fork();
    if (child == 0) read_only_child(*state);
    waitpid(child, &ended, 0);
    assert_true(WIFEXITED(ended));
    assert_int_equal(WEXITSTATUS(ended), 0);
    free(path);
}

int main(void) {
#define TEST(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)
    const struct CMUnitTest tests[] = {
        TEST(a_thousand_kills_lose_nothing_acknowledged),
        TEST(notes_are_whole_whenever_the_program_is_killed),
        TEST(a_full_disk_is_told_and_loses_nothing_that_was_there),
        TEST(the_sentence_of_a_full_disk_names_it),
        TEST(two_labs_at_once_wait_for_each_other),
        TEST(a_newer_file_is_shown_and_not_changed),
        TEST(a_read_only_home_shows_the_progress_and_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
