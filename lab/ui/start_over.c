// SPDX-License-Identifier: MIT
// Starting an exercise anew: the learner's file is kept under a dated name before the starter takes
// its place. A starter that was never changed is not worth keeping.
#include "lab/ui/start_over.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "lab/base/file.h"
#include "lab/base/memory.h"
#include "lab/ui/words_exercise.h"
#include "lab/ui/work.h"

static char *dated_name(const char *path) {
    char date[32];
    time_t now = time(NULL);
    struct tm local;
    strftime(date, sizeof date, "%Y-%m-%d-%H%M%S", localtime_r(&now, &local));
    char *name = xprintf("%s.%s", path, date);
    for (int i = 2; access(name, F_OK) == 0; i++) {
        free(name);
        name = xprintf("%s.%s-%d", path, date, i);
    }
    return name;
}

enum status start_over(const struct exercise *exercise, const char *path, char **kept,
                       struct error *err) {
    *kept = NULL;
    if (file_exists(path) && !work_untouched(exercise, path)) {
        *kept = dated_name(path);
        if (rename(path, *kept) != 0)
            return fail_errno(err, STATUS_ENVIRONMENT, WORDS_CANNOT_KEEP, path, *kept);
    }
    return work_prepare(exercise, 0, path, err);
}
