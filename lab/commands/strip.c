// SPDX-License-Identifier: MIT
// strip: a copy of a course for learners, without solutions, answers, known mistakes and hidden
// cases. Lessons and pages are copied as they are; the copy is opened at the end, so that one that
// is left behind without a word can be read.
#include <stdlib.h>
#include <string.h>

#include "lab/base/file.h"
#include "lab/base/memory.h"
#include "lab/check/strip.h"
#include "lab/commands/authors.h"
#include "lab/commands/commands.h"

const struct option_row strip_options[] = {
    { "output", 'o', "DIR", "the folder of the copy; it must not hold anything yet" },
    { 0 },
};

struct copy {
    struct session *session;
    const char *folder; // of the copy
    size_t files;
};

static enum status read_folder(struct session *session, const char **folder, struct error *err) {
    char **names;
    size_t n = 0;
    *folder = argument_value(&session->arguments, "output");
    if (!*folder) return fail(err, STATUS_USAGE, "strip wants the folder of the copy: -o DIR");
    if (!file_exists(*folder)) return STATUS_OK;
    if (!file_is_folder(*folder))
        return fail(err, STATUS_USAGE, "%s is a file; -o wants a folder", *folder);
    enum status status = folder_list(*folder, &names, &n, err);
    if (status == STATUS_OK) folder_list_free(names, n);
    if (status == STATUS_OK && n)
        status = fail(err, STATUS_USAGE, "%s holds files already; name a new folder", *folder);
    return status;
}

// What of a path stands below the course's folder.
static const char *below_course(const struct copy *copy, const char *path) {
    const char *folder = copy->session->course.folder;
    size_t size = strlen(folder);
    if (strncmp(path, folder, size) == 0 && path[size] == '/') path += size;
    return path + strspn(path, "/");
}

static enum status write_copy(struct copy *copy, const char *path, const struct strbuf *text,
                              struct error *err) {
    char *target = path_join(copy->folder, below_course(copy, path));
    enum status status = authors_make_folders(target, err);
    if (status == STATUS_OK) status = file_write(target, strbuf_text(text), text->size, err);
    copy->files++;
    free(target);
    return status;
}

static enum status copy_file(struct copy *copy, const char *path, struct error *err) {
    struct strbuf text = { 0 };
    enum status status = file_read(path, COURSE_FILE_MAX, &text, err);
    if (status == STATUS_OK) status = write_copy(copy, path, &text, err);
    strbuf_release(&text);
    return status;
}

static enum status copy_exercise(struct copy *copy, const char *path, struct error *err) {
    struct script *script = session_script(copy->session);
    struct exercise exercise;
    struct strbuf text = { 0 };
    enum status status = exercise_load(&exercise, script, path, err);
    if (status != STATUS_OK) return status;
    status = strip_exercise(&exercise, script, &text, err);
    if (status == STATUS_OK) status = write_copy(copy, path, &text, err);
    strbuf_release(&text);
    exercise_release(&exercise);
    return status;
}

static enum status copy_course(struct copy *copy, struct error *err) {
    const struct course *course = &copy->session->course;
    enum status status = copy_file(copy, course->file, err);
    for (size_t i = 0; status == STATUS_OK && i < course->n_lessons; i++)
        status = copy_file(copy, course->lessons[i]->path, err);
    for (size_t i = 0; status == STATUS_OK && i < course->pages.n; i++)
        status = copy_file(copy, course->pages.lessons[i].path, err);
    for (size_t i = 0; status == STATUS_OK && i < course->n_exercises; i++)
        status = copy_exercise(copy, course->exercises[i].path, err);
    return status;
}

// The copy opens, and every exercise in it loads; anything else is a fault of ours.
static enum status prove_copy(struct copy *copy, struct error *err) {
    struct course course;
    struct script *script = session_script(copy->session);
    enum status status = course_open(&course, script, copy->folder, err);
    if (status != STATUS_OK) return status;
    for (size_t i = 0; status == STATUS_OK && i < course.n_exercises; i++) {
        struct exercise exercise;
        status = exercise_load(&exercise, script, course.exercises[i].path, err);
        if (status == STATUS_OK) exercise_release(&exercise);
    }
    course_release(&course);
    if (status != STATUS_OK) {
        err->status = status = STATUS_INTERNAL;
        error_detail(err, "the copy in %s does not load; please report this", copy->folder);
    }
    return status;
}

enum status command_strip(struct session *session, struct error *err) {
    struct copy copy = { .session = session };
    const char *folder;
    enum status status = session_operand(session, 0, "the folder of a course", &folder, err);
    if (status == STATUS_OK) status = session_no_more(session, 1, err);
    if (status == STATUS_OK) status = read_folder(session, &copy.folder, err);
    if (status != STATUS_OK) return status;
    char *found = NULL;
    status = course_locate(folder, &found, err);
    if (status == STATUS_OK)
        status = course_open(&session->course, session_script(session), found, err);
    session->course_is_open = status == STATUS_OK;
    free(found);
    if (status == STATUS_OK) status = copy_course(&copy, err);
    if (status == STATUS_OK) status = prove_copy(&copy, err);
    if (status == STATUS_OK)
        session_say("wrote %zu files to %s; learners take -C %s", copy.files, copy.folder,
                    copy.folder);
    return status;
}
