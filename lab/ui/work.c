// SPDX-License-Identifier: MIT
// The learner's own programs and the editor for them.
#include "lab/ui/work.h"

#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "lab/base/digest.h"
#include "lab/base/file.h"
#include "lab/base/memory.h"
#include "lab/base/slug.h"
#include "lab/base/strbuf.h"
#include "lab/exercise/starter.h"
#include "lab/ui/words_exercise.h"

extern char **environ;

static char *path_in_work(const struct course *course, const char *name) {
    char *data = folder_data();
    if (!data) return NULL;
    struct strbuf path = { 0 };
    strbuf_printf(&path, "%s/work/", data);
    slug_add(&path, course->title);
    strbuf_printf(&path, "/%s.lua", name);
    free(data);
    return strbuf_detach(&path);
}

char *work_path(const struct course *course, const char *exercise) {
    return path_in_work(course, exercise);
}

char *work_practice_path(const struct course *course, const char *exercise) {
    char day[16];
    time_t now = time(NULL);
    struct tm local;
    strftime(day, sizeof day, "%Y-%m-%d", localtime_r(&now, &local));
    char *name = xprintf("practice/%s-%s", exercise, day), *path = path_in_work(course, name);
    free(name);
    return path;
}

char *work_shown(const char *path) {
    const char *home = getenv("HOME");
    size_t size = home ? strlen(home) : 0;
    bool below = size > 1 && strncmp(path, home, size) == 0 && path[size] == '/';
    return below ? xprintf("~%s", path + size) : xstrdup(path);
}

enum status work_prepare(const struct exercise *exercise, int line, const char *path,
                         struct error *err) {
    if (file_exists(path)) return STATUS_OK;
    char *folder = xstrdup(path), *slash = strrchr(folder, '/');
    if (slash) *slash = '\0';
    enum status status = slash && slash != folder ? file_make_folders(folder, err) : STATUS_OK;
    free(folder);
    if (status != STATUS_OK) return status;
    struct strbuf text = { 0 };
    exercise_starter_at(exercise, line, &text);
    status = file_write(path, strbuf_text(&text), text.size, err);
    strbuf_release(&text);
    return status;
}

bool work_untouched(const struct exercise *exercise, const char *path) {
    struct strbuf now = { 0 };
    char hash[DIGEST_HEX];
    bool same = file_read(path, COURSE_FILE_MAX, &now, NULL) == STATUS_OK;
    digest_hex(strbuf_text(&now), now.size, hash);
    strbuf_release(&now);
    return same && exercise_is_starter(exercise, hash);
}

static bool on_path(const char *program) {
    const char *path = getenv("PATH");
    char *folders = xstrdup(path ? path : "/usr/bin:/bin"), *rest = folders, *folder;
    bool found = false;
    while (!found && (folder = strsep(&rest, ":"))) {
        char *file = path_join(*folder ? folder : ".", program);
        found = access(file, X_OK) == 0;
        free(file);
    }
    free(folders);
    return found;
}

char *work_editor(void) {
    static const char *const usual[] = { "nano", "vim", "vi" };
    const char *visual = getenv("VISUAL"), *editor = getenv("EDITOR");
    if (visual && *visual) return xstrdup(visual);
    if (editor && *editor) return xstrdup(editor);
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
        if (on_path(usual[i])) return xstrdup(usual[i]);
    return NULL;
}

// Whether it goes to a line by "+LINE". `editor` may be a path, and have options behind it.
static bool takes_line(const char *editor) {
    static const char *const known[] = { "vi",   "vim",   "vim.tiny",    "vim.basic", "nvim", "vis",
                                         "nano", "emacs", "emacsclient", "micro",     "view" };
    size_t size = strcspn(editor, " \t");
    char *program = xprintf("%.*s", (int)size, editor);
    bool is_known = false;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        is_known |= strcmp(path_name(program), known[i]) == 0;
    free(program);
    return is_known;
}

// "+LINE" of the last line; NULL where the file cannot be read or has one line.
static char *last_line(const char *path) {
    struct strbuf text = { 0 };
    size_t lines = 0;
    if (file_read(path, COURSE_FILE_MAX, &text, NULL) == STATUS_OK)
        for (size_t i = 0; i < text.size; i++)
            lines += text.at[i] == '\n' || i + 1 == text.size;
    strbuf_release(&text);
    return lines > 1 ? xprintf("+%zu", lines) : NULL;
}

enum status work_edit(const char *editor, const char *path, bool at_end, pid_t *pid,
                      struct error *err) {
    static const int reset[] = { SIGPIPE, SIGINT, SIGQUIT, SIGTSTP };
    char *command = xprintf("%s \"$@\"", editor);
    char *line = at_end && takes_line(editor) ? last_line(path) : NULL;
    char *const argv[] = { (char *)"sh",
                           (char *)"-c",
                           command,
                           (char *)"sh",
                           line ? line : (char *)path,
                           line ? (char *)path : NULL,
                           NULL };
    posix_spawnattr_t attributes;
    sigset_t defaults;
    sigemptyset(&defaults);
    for (size_t i = 0; i < sizeof reset / sizeof *reset; i++)
        sigaddset(&defaults, reset[i]);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    posix_spawnattr_setsigdefault(&attributes, &defaults);
    errno = posix_spawn(pid, "/bin/sh", NULL, &attributes, argv, environ);
    bool started = errno == 0;
    posix_spawnattr_destroy(&attributes);
    free(command);
    free(line);
    return started ? STATUS_OK
                   : fail_errno(err, STATUS_ENVIRONMENT, WORDS_EDITOR_NOT_STARTED, editor);
}

enum status work_edited(const char *editor, const char *path, int ended, struct error *err) {
    enum { NOT_FOUND = 127 }; // the shell's word for it
    if (WIFEXITED(ended) && WEXITSTATUS(ended) == 0) return STATUS_OK;
    if (WIFSIGNALED(ended))
        return fail(err, STATUS_ENVIRONMENT, WORDS_EDITOR_KILLED, editor, WTERMSIG(ended), path);
    if (WEXITSTATUS(ended) == NOT_FOUND)
        return fail(err, STATUS_ENVIRONMENT, WORDS_EDITOR_NOT_FOUND, editor, path);
    return fail(err, STATUS_ENVIRONMENT, WORDS_EDITOR_FAILED, editor, WEXITSTATUS(ended), path);
}
