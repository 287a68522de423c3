// SPDX-License-Identifier: MIT
// The index holds an exercise's task as its file has it; the names of variables in it are filled in
// where it is shown, which costs the reading of the file.
#include "lab/ui/found_text.h"

#include <string.h>

const char *found_text(struct learner *learner, const struct found *found, struct arena *arena) {
    const struct course_exercise *at = found->kind == FOUND_EXERCISE && strchr(found->text, '{')
                                           ? course_find_exercise(&learner->course, found->exercise)
                                           : NULL;
    struct exercise exercise = { 0 };
    struct error ignored = { 0 }; // opening it says what is wrong with it
    if (!at || exercise_load(&exercise, learner->script, at->path, &ignored) != STATUS_OK)
        return found->text;
    const char *text = exercise_text(&exercise, found->text, NULL, arena);
    exercise_release(&exercise);
    return text;
}
