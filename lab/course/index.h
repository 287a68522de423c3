// SPDX-License-Identifier: MIT
// The index: what reading a course gave, kept in the cache so that the lab need not read it all
// before its first frame. Nothing of it is believed that the files may have changed since: a folder
// or file counts as it was when its change time, size and inode are.
#ifndef LAB_COURSE_INDEX_H
#define LAB_COURSE_INDEX_H

#include "lab/course/course.h"

struct course_index;

// Reads what was kept of the course in `course_folder`. Nothing is kept where `cache_folder` is
// NULL or the course's path is not absolute.
struct course_index *course_index_new(const char *cache_folder, const char *course_folder);
void course_index_free(struct course_index *index); // keeps what is new; NULL is harmless

// course_open_to_read of that folder, out of the index where nothing changed. Later calls read the
// course anew; what was given out before stays readable.
enum status course_index_open(struct course_index *index, struct course *course,
                              struct script *script, struct error *err);

// The exercises that stand in a lesson or a page, and the title of course->exercises[i]. False:
// they must be read, and may then be noted. For the course that was opened last.
bool course_index_exercises(struct course_index *index, const struct course_lesson *lesson,
                            struct text_list *ids);
void course_index_note_exercises(struct course_index *index, const struct course_lesson *lesson,
                                 const struct text_list *ids);
bool course_index_title(struct course_index *index, const struct course *course, size_t i,
                        const char **title);
void course_index_note_title(struct course_index *index, size_t i, const char *title);

#endif
