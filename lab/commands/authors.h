// SPDX-License-Identifier: MIT
// What the authors' commands share: the course that an author stands in.
#ifndef LAB_COMMANDS_AUTHORS_H
#define LAB_COMMANDS_AUTHORS_H

#include "lab/commands/session.h"

// The folder of the course that holds a path: it or a folder above it has lessons/course.lua. NULL
// where none has. Relative where the path is, and the caller frees it.
char *authors_course_around(const char *path);

// The course of -C, else the one around the current folder, else the one that ships. The caller
// frees the folder.
enum status authors_course(struct session *session, char **folder, struct error *err);

// The folders that a file of a course stands in, readable as the umask lets them be: a course is
// for others.
enum status authors_make_folders(const char *file, struct error *err);

#endif
