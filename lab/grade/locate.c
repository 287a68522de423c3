// SPDX-License-Identifier: MIT
// Where bitlab-runner is: beside the program, where the build leaves it, else where `make install`
// puts it. Never on PATH.
#include <stdlib.h>
#include <unistd.h>

#include "lab/base/file.h"
#include "lab/base/install.h"
#include "lab/grade/grade.h"

static char *runnable(const char *folder) {
    char *path = path_join(folder, "bitlab-runner");
    if (access(path, X_OK) == 0 && !file_is_folder(path)) return path;
    free(path);
    return NULL;
}

enum status runner_locate(char **path, struct error *err) {
    char *beside = folder_program();
    *path = beside ? runnable(beside) : NULL;
    if (!*path) *path = runnable(folder_installed_libexec());
    enum status status = STATUS_OK;
    if (!*path)
        status = fail(err, STATUS_ENVIRONMENT,
                      "bitlab-runner is missing: it stands neither in %s nor in %s; build it with "
                      "`make` or install bitlab again",
                      beside ? beside : "the program's folder", folder_installed_libexec());
    free(beside);
    return status;
}
