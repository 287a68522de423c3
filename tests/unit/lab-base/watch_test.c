// SPDX-License-Identifier: MIT
// Saved files are told once, promptly, and however an editor saves.
#include "tests/check.h"
#include "tests/patience.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lab/base/file.h"
#include "lab/base/memory.h"
#include "lab/base/watch.h"

struct heard {
    int n;
    char last[256];
};

struct room {
    char folder[64];
    char *path; // a file in it
    struct loop *loop;
    struct file_watch *watch;
    struct heard heard;
};

static void hear(void *owner, const char *path) {
    struct heard *heard = owner;
    heard->n++;
    snprintf(heard->last, sizeof heard->last, "%s", path);
}

static void write_plainly(const char *path, const char *text) {
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static int enter(void **state) {
    struct room *room = xcalloc(1, sizeof *room);
    strcpy(room->folder, "/tmp/bitlab-watch-XXXXXX");
    if (!mkdtemp(room->folder)) return -1;
    room->path = path_join(room->folder, "answer.lua");
    write_plainly(room->path, "return 1");
    room->loop = loop_new();
    room->watch = file_watch_new(room->loop, hear, &room->heard);
    *state = room;
    return 0;
}

static int leave(void **state) {
    struct room *room = *state;
    char *command = xprintf("rm -rf '%s'", room->folder);
    int code = system(command);
    free(command);
    file_watch_free(room->watch);
    loop_free(room->loop);
    free(room->path);
    free(room);
    return code;
}

// Steps until so many saves were heard; then a little longer, for one too many.
static void expect(struct room *room, int n) {
    double end = clock_now() + PATIENCE_S;
    while (room->heard.n < n && clock_now() < end)
        loop_step(room->loop, end - clock_now());
    for (end = clock_now() + 0.25; clock_now() < end;)
        loop_step(room->loop, end - clock_now());
    assert_int_equal(room->heard.n, n);
}

static void a_file_that_is_written_in_place_is_told_once(void **state) {
    struct room *room = *state;
    file_watch_add(room->watch, room->path);
    expect(room, 0);
    double start = clock_now();
    write_plainly(room->path, "return 2");
    while (room->heard.n == 0 && clock_now() < start + PATIENCE_S)
        loop_step(room->loop, 0.01);
    assert_false(is_late(start, 0.8));
    expect(room, 1);
    assert_string_equal(room->heard.last, room->path);
    write_plainly(room->path, "return 3");
    expect(room, 2);
}

// vim: the old file becomes a backup, the new one takes its name, the backup goes.
static void a_file_that_is_renamed_over_is_told_each_time(void **state) {
    struct room *room = *state;
    char *fresh = path_join(room->folder, ".answer.lua.tmp"),
         *backup = path_join(room->folder, "answer.lua~");
    file_watch_add(room->watch, room->path);
    for (int i = 1; i <= 3; i++) {
        rename(room->path, backup);
        write_plainly(fresh, "return 1"); // the same size: only the file itself is another
        rename(fresh, room->path);
        unlink(backup);
        expect(room, i);
    }
    free(fresh);
    free(backup);
}

static void a_file_that_goes_away_is_no_save_and_its_return_is(void **state) {
    struct room *room = *state;
    file_watch_add(room->watch, room->path);
    unlink(room->path);
    expect(room, 0);
    write_plainly(room->path, "return 1");
    expect(room, 1);
}

// An editor that takes the file away while it saves is not told.
static void a_file_that_stays_away_is_told_where_it_was_asked_for(void **state) {
    struct room *room = *state;
    file_watch_add_tree(room->watch, room->folder);
    file_watch_tell_gone(room->watch);
    unlink(room->path);
    write_plainly(room->path, "return 2");
    expect(room, 1);
    unlink(room->path);
    expect(room, 2);
    expect(room, 2);
    write_plainly(room->path, "return 3");
    expect(room, 3);
}

static void a_file_may_be_awaited_and_its_neighbours_are_not_told(void **state) {
    struct room *room = *state;
    char *later = path_join(room->folder, "later.lua");
    file_watch_add(room->watch, later);
    write_plainly(room->path, "return 2");
    expect(room, 0);
    write_plainly(later, "return 1");
    expect(room, 1);
    assert_string_equal(room->heard.last, later);
    free(later);
}

static void a_folder_tells_of_old_and_new_files_in_it(void **state) {
    struct room *room = *state;
    char *other = path_join(room->folder, "other.lua");
    file_watch_add(room->watch, room->folder);
    expect(room, 0);
    write_plainly(room->path, "return 2");
    expect(room, 1);
    assert_string_equal(room->heard.last, room->path);
    write_plainly(other, "return 1");
    expect(room, 2);
    assert_string_equal(room->heard.last, other);
    free(other);
}

static void where_a_link_leads_is_heard(void **state) {
    struct room *room = *state;
    char away[] = "/tmp/bitlab-watch-away-XXXXXX";
    assert_non_null(mkdtemp(away));
    char *link = path_join(away, "link.lua");
    assert_int_equal(symlink(room->path, link), 0);
    file_watch_add(room->watch, link);
    write_plainly(room->path, "return 22");
    expect(room, 1);
    assert_string_equal(room->heard.last, link);
    unlink(link);
    rmdir(away);
    free(link);
}

static void without_events_files_are_asked_for(void **state) {
    struct room *room = *state;
    file_watch_add(room->watch, room->path);
    file_watch_poll(room->watch);
    expect(room, 0);
    write_plainly(room->path, "return 2");
    expect(room, 1);
}

static void a_tree_tells_of_files_in_folders_that_are_made_later(void **state) {
    struct room *room = *state;
    char *inner = path_join(room->folder, "made/later"), *file = path_join(inner, "new.lua");
    file_watch_add_tree(room->watch, room->folder);
    expect(room, 0);
    assert_int_equal(file_make_folders(inner, NULL), STATUS_OK);
    write_plainly(file, "return 2");
    expect(room, 1);
    assert_string_equal(room->heard.last, file);
    write_plainly(file, "return 22");
    expect(room, 2);
    write_plainly(room->path, "return 3"); // what was there before
    expect(room, 3);
    assert_string_equal(room->heard.last, room->path);
    free(file);
    free(inner);
}

static void a_folder_that_was_replaced_is_still_watched(void **state) {
    struct room *room = *state;
    char *old = xprintf("%s/old", room->folder), *inner = xprintf("%s/inner", room->folder),
         *path = xprintf("%s/inner/x.lua", room->folder);
    mkdir(inner, 0700);
    write_plainly(path, "return 1");
    file_watch_add(room->watch, path);
    rename(inner, old);
    mkdir(inner, 0700);
    write_plainly(path, "return 2");
    expect(room, 1);
    write_plainly(path, "return 33");
    expect(room, 2);
    free(old);
    free(inner);
    free(path);
}

static void what_was_cleared_is_silent(void **state) {
    struct room *room = *state;
    file_watch_add(room->watch, room->path);
    file_watch_clear(room->watch);
    write_plainly(room->path, "return 2");
    expect(room, 0);
}

#define WITH_ROOM(test) cmocka_unit_test_setup_teardown(test, enter, leave)

int main(void) {
    const struct CMUnitTest tests[] = {
        WITH_ROOM(a_file_that_is_written_in_place_is_told_once),
        WITH_ROOM(a_file_that_is_renamed_over_is_told_each_time),
        WITH_ROOM(a_file_that_goes_away_is_no_save_and_its_return_is),
        WITH_ROOM(a_file_that_stays_away_is_told_where_it_was_asked_for),
        WITH_ROOM(a_file_may_be_awaited_and_its_neighbours_are_not_told),
        WITH_ROOM(a_folder_tells_of_old_and_new_files_in_it),
        WITH_ROOM(where_a_link_leads_is_heard),
        WITH_ROOM(without_events_files_are_asked_for),
        WITH_ROOM(a_tree_tells_of_files_in_folders_that_are_made_later),
        WITH_ROOM(a_folder_that_was_replaced_is_still_watched),
        WITH_ROOM(what_was_cleared_is_silent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
