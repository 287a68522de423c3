// SPDX-License-Identifier: MIT
// The course that an author stands in: found upwards from a path, as tools find a repository.
#include "lab/commands/authors.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "lab/base/file.h"
#include "lab/base/memory.h"

enum { HIGHEST = 64 };

static bool is_course(const char *folder) {
    char *file = path_join(folder, "lessons/course.lua");
    bool there = file_exists(file);
    free(file);
    return there;
}

// The folder above, as text: "a/b" gives "a", "a" gives ".", "." and ".." go up.
static char *folder_above(const char *folder) {
    const char *name = path_name(folder), *slash = strrchr(folder, '/');
    if (strcmp(folder, ".") == 0) return xstrdup("..");
    if (strcmp(name, "..") == 0 || strcmp(name, ".") == 0) return path_join(folder, "..");
    if (!slash) return xstrdup(".");
    return slash == folder ? xstrdup("/") : xprintf("%.*s", (int)(slash - folder), folder);
}

char *authors_course_around(const char *path) {
    char *folder = xstrdup(path);
    size_t size = strlen(folder);
    while (size > 1 && folder[size - 1] == '/')
        folder[--size] = 0;
    for (int i = 0; i < HIGHEST; i++) {
        if (is_course(folder)) return folder;
        char *real = realpath(folder, NULL);
        bool top = !real || strcmp(real, "/") == 0;
        free(real);
        if (top) break;
        char *above = folder_above(folder);
        free(folder);
        folder = above;
    }
    free(folder);
    return NULL;
}

enum status authors_course(struct session *session, char **folder, struct error *err) {
    const char *given = argument_value(&session->arguments, "course");
    *folder = given ? NULL : authors_course_around(".");
    return *folder ? STATUS_OK : course_locate(given, folder, err);
}

enum status authors_make_folders(const char *file, struct error *err) {
    char *part = xstrdup(file);
    enum status status = STATUS_OK;
    for (char *slash = strchr(part + 1, '/'); status == STATUS_OK && slash;
         slash = strchr(slash + 1, '/')) {
        *slash = 0;
        if (mkdir(part, 0777) != 0 && errno != EEXIST)
            status = fail_errno(err, STATUS_ENVIRONMENT, "cannot make the folder %s", part);
        *slash = '/';
    }
    free(part);
    return status;
}
