// SPDX-License-Identifier: MIT
// check: proves course files for their authors, one finding a line, as file:line:column.
// An operand is a path of a course, a folder of one or a file, or the id of a lesson, a
// page or an exercise; without one it is the whole course.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lab/base/file.h"
#include "lab/base/memory.h"
#include "lab/check/check.h"
#include "lab/commands/authors.h"
#include "lab/commands/commands.h"

const struct option_row check_options[] = {
    { "format", 0, "text|json|github", "how findings are told" },
    { "strict", 0, NULL, "warnings count as errors" },
    { "mutate", 0, NULL, "run mutants of every solution and list those that the cases let live" },
    { "timeout", 0, "S", "the seconds that learners will have for each file (default 5)" },
    { 0 },
};

static const struct format {
    const char *name;
    void (*write)(const struct findings *findings, struct strbuf *out);
} formats[] = {
    { "text", findings_write_text },
    { "json", findings_write_json },
    { "github", findings_write_github },
};
enum { FORMATS = sizeof formats / sizeof *formats };

struct run {
    struct session *session;
    struct check_options options;
    struct findings findings;
    struct checker checker; // of `course`
    struct course course;
    char *folder; // of the course that is open; NULL: none is
    char hash[65];
    bool has_checker, has_course;
    size_t files, mutants, living;
};

static enum status find_format(const struct session *session, const struct format **format,
                               struct error *err) {
    const char *name = argument_value(&session->arguments, "format");
    *format = &formats[0];
    for (size_t i = 0; name && i < FORMATS; i++)
        if (strcmp(formats[i].name, name) == 0) return *format = &formats[i], STATUS_OK;
    if (!name) return STATUS_OK;
    return fail(err, STATUS_USAGE, "check writes text, json or github, not '%s'", name);
}

static const char *plural(size_t n) {
    return n == 1 ? "" : "s";
}

// How far it is, where a terminal shows it: one line, written over and erased.
static void show_files(void *owner, size_t files) {
    const struct run *run = owner;
    size_t n = run->files + files;
    fprintf(stderr, "\r%zu file%s", n, plural(n));
    fflush(stderr);
}

static enum status close_checker(struct run *run, struct error *err) {
    enum status status = STATUS_OK;
    if (!run->has_checker) return status;
    if (run->checker.environment.status != STATUS_OK) {
        status = run->checker.environment.status;
        *err = run->checker.environment;
    }
    run->files += run->checker.files;
    run->mutants += run->checker.mutants;
    run->living += run->checker.living;
    checker_release(&run->checker);
    if (run->has_course) course_release(&run->course);
    run->has_checker = run->has_course = false;
    free(run->folder);
    run->folder = NULL;
    return status;
}

// A checker for the course in `folder`; NULL: for a file by itself. A course that does not open is
// a finding, and its files are then checked one by one.
static enum status open_checker(struct run *run, const char *folder, struct error *err) {
    struct script *script = session_script(run->session);
    struct error wrong;
    bool same =
        run->has_checker && (folder ? run->folder && !strcmp(run->folder, folder) : !run->folder);
    if (same) return STATUS_OK;
    enum status status = close_checker(run, err);
    if (status != STATUS_OK) return status;
    run->hash[0] = 0;
    if (folder) {
        run->folder = xstrdup(folder);
        run->has_course = course_open(&run->course, script, folder, &wrong) == STATUS_OK;
        if (!run->has_course) {
            char *file = path_join(folder, "lessons/course.lua");
            findings_add_error(&run->findings, file, &wrong);
            free(file);
        } else if (course_hash(&run->course, run->hash, NULL) != STATUS_OK) {
            run->hash[0] = 0; // the file that cannot be read is a finding of its own
        }
    }
    checker_init(&run->checker, script, run->has_course ? &run->course : NULL, run->hash,
                 &run->options, &run->findings);
    run->has_checker = true;
    return STATUS_OK;
}

// Whether `path` is `folder` or lies below it, both being real paths.
static bool is_below(const char *path, const char *folder) {
    size_t size = strlen(folder);
    return strncmp(path, folder, size) == 0 && (!path[size] || path[size] == '/');
}

static bool path_is_below(const char *path, const char *folder) {
    char *a = realpath(path, NULL), *b = realpath(folder, NULL);
    bool below = a && b && is_below(a, b);
    free(a);
    free(b);
    return below;
}

static bool same_path(const char *a, const char *b) {
    return path_is_below(a, b) && path_is_below(b, a);
}

// Everything of the open course that lies below a folder.
static size_t check_below(struct run *run, const char *folder) {
    const struct course *course = &run->course;
    size_t n = 0;
    for (size_t i = 0; i < course->n_lessons; i++)
        if (path_is_below(course->lessons[i]->path, folder))
            check_lesson(&run->checker, course->lessons[i]), n++;
    for (size_t i = 0; i < course->pages.n; i++)
        if (path_is_below(course->pages.lessons[i].path, folder))
            check_lesson(&run->checker, &course->pages.lessons[i]), n++;
    for (size_t i = 0; i < course->n_exercises; i++)
        if (path_is_below(course->exercises[i].path, folder))
            check_exercise(&run->checker, course->exercises[i].path), n++;
    return n;
}

static void check_all(struct run *run) {
    if (run->has_course)
        check_course(&run->checker);
    else
        check_exercises_below(&run->checker, run->folder);
}

static enum status check_folder(struct run *run, const char *path, struct error *err) {
    char *course = authors_course_around(path);
    if (!course)
        return fail(err, STATUS_USAGE,
                    "%s is no course: neither it nor a folder above it has "
                    "lessons/course.lua",
                    path);
    enum status status = open_checker(run, course, err);
    if (status == STATUS_OK) {
        char *lessons = path_join(course, "lessons");
        bool whole = same_path(path, course) || !run->has_course;
        if (whole)
            check_all(run);
        else if (check_below(run, path) == 0)
            status = fail(err, STATUS_USAGE, "%s holds no lesson, no page and no exercise", path);
        free(lessons);
    }
    free(course);
    return status;
}

// The lesson or page of the open course that stands in a file, or NULL.
static const struct course_lesson *reading_at(const struct course *course, const char *path) {
    for (size_t i = 0; i < course->n_lessons; i++)
        if (same_path(course->lessons[i]->path, path)) return course->lessons[i];
    for (size_t i = 0; i < course->pages.n; i++)
        if (same_path(course->pages.lessons[i].path, path)) return &course->pages.lessons[i];
    return NULL;
}

static void check_markdown_file(struct run *run, const char *path) {
    const struct course_lesson *known = run->has_course ? reading_at(&run->course, path) : NULL;
    if (known) {
        check_lesson(&run->checker, known);
        return;
    }
    if (run->has_course)
        findings_add(&run->findings, FINDING_WARNING, path, 0,
                     "the lesson is not in %s, so nobody sees it", run->course.file);
    check_lesson_file(&run->checker, path);
}

static enum status check_file(struct run *run, const char *path, struct error *err) {
    const char *given = argument_value(&run->session->arguments, "course");
    bool markdown = text_ends(path, ".md"), lua = text_ends(path, ".lua");
    if (!markdown && !lua)
        return fail(err, STATUS_USAGE,
                    "%s is neither a lesson (.md) nor an exercise (.lua) nor a folder", path);
    char *course = given ? xstrdup(given) : authors_course_around(path);
    enum status status = open_checker(run, course, err);
    if (status == STATUS_OK && markdown)
        check_markdown_file(run, path);
    else if (status == STATUS_OK && strcmp(path_name(path), "course.lua") == 0)
        check_all(run);
    else if (status == STATUS_OK)
        check_exercise(&run->checker, path);
    free(course);
    return status;
}

// The course of ids, and of a command line without operands.
static enum status open_own_course(struct run *run, struct error *err) {
    char *folder;
    enum status status = authors_course(run->session, &folder, err);
    if (status == STATUS_OK) status = open_checker(run, folder, err);
    free(folder);
    return status;
}

static enum status unknown_operand(const struct run *run, const char *id, struct error *err) {
    const char *nearest = check_nearest_id(&run->course, id);
    return fail(err, STATUS_USAGE, "there is no file, lesson, page or exercise %s%s%s", id,
                nearest ? "; the nearest is " : "", nearest ? nearest : "");
}

static enum status check_id(struct run *run, const char *id, struct error *err) {
    enum status status = open_own_course(run, err);
    if (status != STATUS_OK || !run->has_course) return status;
    const struct course_lesson *lesson = course_find_reading(&run->course, id);
    const struct course_exercise *exercise = course_find_exercise(&run->course, id);
    if (!lesson && !exercise) return unknown_operand(run, id, err);
    if (lesson)
        check_lesson(&run->checker, lesson);
    else
        check_exercise(&run->checker, exercise->path);
    return STATUS_OK;
}

static enum status check_operand(struct run *run, const char *operand, struct error *err) {
    if (file_is_folder(operand)) return check_folder(run, operand, err);
    if (file_exists(operand)) return check_file(run, operand, err);
    return check_id(run, operand, err);
}

static enum status check_operands(struct run *run, struct error *err) {
    const struct arguments *arguments = &run->session->arguments;
    enum status status = STATUS_OK;
    for (size_t i = 0; status == STATUS_OK && i < arguments->n_operands; i++)
        status = check_operand(run, arguments->operands[i], err);
    if (arguments->n_operands == 0) {
        status = open_own_course(run, err);
        if (status == STATUS_OK) check_all(run);
    }
    enum status closed = close_checker(run, status == STATUS_OK ? err : NULL);
    return status == STATUS_OK ? closed : status;
}

static void say_summary(const struct run *run) {
    const struct findings *findings = &run->findings;
    session_say("%zu error%s and %zu warning%s in %zu file%s", findings->errors,
                plural(findings->errors), findings->warnings, plural(findings->warnings),
                run->files, plural(run->files));
    if (run->options.mutate)
        session_say("%zu of %zu mutants live; not every one is a gap: some change nothing that "
                    "could be seen",
                    run->living, run->mutants);
}

static enum status print(struct run *run, const struct format *format, struct error *err) {
    struct strbuf out = { 0 };
    findings_sort(&run->findings);
    format->write(&run->findings, &out);
    enum status status = session_print(&out, err);
    strbuf_release(&out);
    if (status != STATUS_OK) return status;
    say_summary(run);
    bool strict = argument_given(&run->session->arguments, "strict");
    bool wrong = run->findings.errors || (strict && run->findings.warnings);
    return wrong ? STATUS_COURSE : STATUS_OK;
}

enum status command_check(struct session *session, struct error *err) {
    struct run run = { .session = session };
    const struct format *format;
    enum status status = find_format(session, &format, err);
    run.options.mutate = argument_given(&session->arguments, "mutate");
    if (status == STATUS_OK)
        status = argument_number(&session->arguments, "timeout", 0.01, 86400, 5,
                                 &run.options.timeout_s, err);
    run.options.owner = &run;
    if (isatty(STDERR_FILENO)) run.options.begun = show_files;
    if (status == STATUS_OK) status = check_operands(&run, err);
    if (run.options.begun) fputs("\r            \r", stderr);
    if (status == STATUS_OK) status = print(&run, format, err);
    findings_release(&run.findings);
    return status;
}
