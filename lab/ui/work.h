// SPDX-License-Identifier: MIT
// The learner's own programs: where they stand, how the first one is made, and which editor opens
// them.
#ifndef LAB_UI_WORK_H
#define LAB_UI_WORK_H

#include <sys/types.h>

#include "lab/base/error.h"
#include "lab/course/course.h"
#include "lab/exercise/exercise.h"

// $XDG_DATA_HOME/bitlab/work/<course>/<id>.lua, <course> being the title in small letters with
// dashes. NULL where there is no HOME. The caller frees it.
char *work_path(const struct course *course, const char *exercise);

// The same for a program that is written again in practice: work/<course>/practice/<id>-<day>.lua.
char *work_practice_path(const struct course *course, const char *exercise);

// A path as it is shown: "~/…" below HOME. The caller frees it.
char *work_shown(const char *path);

// Writes the starter where there is no file yet; a learner's file is never touched. `line`: of a
// bug, the line that was chosen, 0 for none.
enum status work_prepare(const struct exercise *exercise, int line, const char *path,
                         struct error *err);

// $VISUAL, $EDITOR, or the first of nano, vim, vi that is there. The caller frees it; NULL where
// there is none.
char *work_editor(void);

// Starts the editor on a file, through the shell, for EDITOR may hold options. Its end is the
// caller's to wait for. `at_end`: on the last line, with the editors that can be told so (by
// +LINE).
enum status work_edit(const char *editor, const char *path, bool at_end, pid_t *pid,
                      struct error *err);

// How an editor ended, from waitpid's status: STATUS_OK, or a sentence about what went wrong.
enum status work_edited(const char *editor, const char *path, int ended, struct error *err);

// True where the file is the starter still, as work_prepare wrote it with any line.
bool work_untouched(const struct exercise *exercise, const char *path);

#endif
