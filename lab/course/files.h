// SPDX-License-Identifier: MIT
// The files of a course: their paths, and the walk through its folders.
#ifndef LAB_COURSE_FILES_H
#define LAB_COURSE_FILES_H

#include "lab/course/course.h"

// A path below the course's folder, in its arena; the folder "." is left out.
const char *course_path(struct course *course, const char *below);

// Fills course->exercises: every *.lua below exercises/, sorted by id. A course without exercises
// has none.
enum status course_find_files(struct course *course, struct error *err);

#endif
