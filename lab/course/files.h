// SPDX-License-Identifier: MIT
// The files of a course: their paths, and the walk through its folders.
#ifndef LAB_COURSE_FILES_H
#define LAB_COURSE_FILES_H

#include "lab/course/course.h"

// A path below the course's folder, in its arena; the folder "." is left out.
const char *course_path(struct course *course, const char *below);

// The bytes of a course's folder without the slashes at its end.
size_t course_folder_size(const char *folder);

// Fills course->exercises: every *.lua below exercises/, sorted by id. A course without exercises
// has none.
enum status course_find_files(struct course *course, struct error *err);

// Calls `each` with every folder that says which files the course has: lessons, exercises, and
// those below them.
void course_each_folder(const char *course_folder, void (*each)(void *owner, const char *path),
                        void *owner);

#endif
