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

static void say_near_miss(const struct gather *gather, const char *folder, struct strbuf *out) {
    char **names;
    size_t n;
    const char *meant = NULL;
    if (folder_list(folder, &names, &n, NULL) != STATUS_OK) return;
    for (size_t i = 0; i < n && !meant; i++) {
        meant = meant_by(gather->course, names[i]);
        if (meant)
            strbuf_printf(out, " If %s is to answer %s, its name must be %s.lua.", names[i], meant,
                          meant);
    }
    folder_list_free(names, n);
}

void say_nothing_here(const struct gather *gather, const char *path, struct strbuf *out) {
    strbuf_printf(out, "Nothing here answers an exercise of the course %s", gather->course->title);
    say_other_course(gather, path, out);
    strbuf_puts(out, ". A folder holds a file for each answer, named by its exercise, or "
                     "answers.lua.");
    if (file_is_folder(path)) say_near_miss(gather, path, out);
}
