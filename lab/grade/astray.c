// SPDX-License-Identifier: MIT
// What is said of a path that answers no exercise of the course: the exercise that was perhaps
// meant, and the course.
#include <stdlib.h>
#include <string.h>

#include "lab/base/file.h"
#include "lab/base/nearest.h"
#include "lab/grade/gather.h"

// The course that the path or the current folder lies in, where it is not the one that is graded
// against: without -C that is the one that ships, which an author's learner hardly means.
static char *find_other_course(const struct gather *gather, const char *path) {
    const char *const places[] = { path, "." };
    char *own = realpath(gather->course->folder, NULL), *found = NULL;
    for (size_t i = 0; i < 2 && !found && !gather->course_chosen; i++) {
        found = course_around(places[i]);
        if (!found || !own || strcmp(found, own) != 0) continue;
        free(found);
        found = NULL;
    }
    free(own);
    return found;
}

// The current folder by its short name: reports of two machines are the same then.
static void say_other_course(const struct gather *gather, const char *path, struct strbuf *out) {
    struct strbuf word = { 0 };
    char *other = find_other_course(gather, path), *here = realpath(".", NULL);
    bool is_here = other && here && strcmp(other, here) == 0;
    free(here);
    if (!other) return;
    strbuf_shell_word(&word, is_here ? "." : other);
    strbuf_puts(out, "; there is another course: bitlab -C ");
    strbuf_printf(out, "%s grade … grades against it", word.at);
    strbuf_release(&word);
    free(other);
}

static const char *nearest_exercise(const struct course *course, const char *id) {
    const char **ids = xcalloc(course->n_exercises + 1, sizeof *ids);
    for (size_t i = 0; i < course->n_exercises; i++)
        ids[i] = course->exercises[i].id;
    const char *near = name_nearest(id, ids, course->n_exercises);
    free(ids);
    return near;
}

void say_no_exercise(const struct gather *gather, const char *path, const char *id,
                     struct strbuf *out) {
    const char *near = nearest_exercise(gather->course, id);
    strbuf_printf(out, "there is no exercise '%s' in the course %s%s%s", id, gather->course->title,
                  near ? "; the nearest is " : "", near ? near : "");
    say_other_course(gather, path, out);
}

// The exercise that a file which answers none was perhaps meant for, or NULL: mean_magnitude.lua
// and mean-magnitude.lua.txt for mean-magnitude.
static const char *meant_by(const struct course *course, const char *name) {
    char *id = xprintf("%.*s", (int)strcspn(name, "."), name);
    const char *near = nearest_exercise(course, id);
    free(id);
    return near;
}

// --- files that were perhaps meant ---

enum { LOOKED_AT_MAX = 500 }; // files: a folder may hold any number

struct near_miss {
    const struct gather *gather;
    const char *wanted; // the exercise, or NULL: any
    const char *meant;  // what was found
    char *file;         // by its place in the folder
    size_t looked_at;
};

static void look_at(struct near_miss *search, const char *file, bool is_inside) {
    const struct course *course = search->gather->course;
    const char *meant = meant_by(course, path_name(file));
    if (!meant || (search->wanted && strcmp(meant, search->wanted) != 0)) return;
    if (!is_inside && text_ends(file, ".lua") && strlen(file) == strlen(meant) + 4 &&
        text_starts(file, meant))
        return; // that one does answer it
    search->meant = meant;
    search->file = xstrdup(file);
}

// In the folder, then in the folders that lie in it, but for links.
static void look_through(struct near_miss *search, const char *folder, const char *inside) {
    char **names;
    size_t n;
    if (folder_list(folder, &names, &n, NULL) != STATUS_OK) return;
    for (int folders = 0; folders < (inside ? 1 : 2); folders++) {
        for (size_t i = 0; i < n && !search->meant && search->looked_at < LOOKED_AT_MAX; i++) {
            char *path = path_join(folder, names[i]);
            char *file = inside ? path_join(inside, names[i]) : xstrdup(names[i]);
            bool is_folder = file_is_folder(path);
            search->looked_at += !folders;
            if (!folders && !is_folder) look_at(search, file, inside != NULL);
            if (folders && is_folder && !file_is_link(path)) look_through(search, path, names[i]);
            free(file);
            free(path);
        }
    }
    folder_list_free(names, n);
}

static void say_near_miss(const struct gather *gather, const char *folder, const char *wanted,
                          struct strbuf *out) {
    struct near_miss search = { .gather = gather, .wanted = wanted };
    if (!file_is_folder(folder)) return;
    look_through(&search, folder, NULL);
    if (!search.meant) return;
    strbuf_printf(out, " If %s is to answer %s, ", search.file, search.meant);
    if (strchr(search.file, '/'))
        strbuf_printf(out, "it must lie in the folder itself, as %s.lua.", search.meant);
    else
        strbuf_printf(out, "its name must be %s.lua.", search.meant);
    free(search.file);
}

void say_nothing_here(const struct gather *gather, const char *path, struct strbuf *out) {
    strbuf_printf(out, "Nothing here answers an exercise of the course %s", gather->course->title);
    say_other_course(gather, path, out);
    strbuf_puts(out, ". A folder holds a file for each answer, named by its exercise, or "
                     "answers.lua.");
    say_near_miss(gather, path, NULL, out);
}

void say_not_handed_in(const struct gather *gather, const char *path, const char *id,
                       struct strbuf *out) {
    strbuf_puts(out, "Nothing was handed in for this exercise.");
    say_near_miss(gather, path, id, out);
}
