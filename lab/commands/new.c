// SPDX-License-Identifier: MIT
// new: writes a first file of a course, which passes check. No file is written over; a new lesson
// or page is put into course.lua and a new exercise behind its lesson, so that learners see them.
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "lab/base/file.h"
#include "lab/base/memory.h"
#include "lab/check/course_text.h"
#include "lab/check/template.h"
#include "lab/commands/authors.h"
#include "lab/commands/commands.h"

const struct option_row new_options[] = {
    { "kind", 0, "code|number|choice|order|bug|checklist|notation|glossary|formulas|text",
      "of an exercise (default: code) or a page (default: text)" },
    { "lesson", 0, "LESSON", "the lesson of an exercise (default: the last one)" },
    { "module", 0, "MODULE", "the module of a lesson (default: the last one)" },
    { 0 },
};

static enum status check_id(const char *id, struct error *err) {
    for (const char *c = id; *c; c++)
        if (!isalnum((unsigned char)*c) && *c != '-' && *c != '_')
            return fail(err, STATUS_USAGE,
                        "an id names a file: only letters, digits, - and _ belong in it, not '%s'",
                        id);
    return *id && *id != '-' ? STATUS_OK : fail(err, STATUS_USAGE, "an id begins with a letter");
}

// Also a link that leads nowhere is there.
static bool is_there(const char *path) {
    struct stat info;
    return lstat(path, &info) == 0;
}

// Writes a new file and its folders.
static enum status write_new(const char *path, struct strbuf *text, struct error *err) {
    enum status status = STATUS_OK;
    if (is_there(path))
        status = fail(err, STATUS_USAGE, "%s is there already and was left as it is", path);
    if (status == STATUS_OK) status = authors_make_folders(path, err);
    if (status == STATUS_OK) status = file_write(path, strbuf_text(text), text->size, err);
    if (status == STATUS_OK) session_say("wrote %s", path);
    strbuf_release(text);
    return status;
}

static enum status find_kind(const struct session *session, enum exercise_kind *kind,
                             struct error *err) {
    const char *name = argument_value(&session->arguments, "kind");
    *kind = EXERCISE_CODE;
    for (int i = 0; name && i < EXERCISE_KINDS; i++)
        if (strcmp(exercise_kind_name((enum exercise_kind)i), name) == 0)
            return *kind = (enum exercise_kind)i, STATUS_OK;
    if (!name) return STATUS_OK;
    return fail(err, STATUS_USAGE,
                "there is no kind '%s'; the kinds are code, number, choice, order, bug, checklist",
                name);
}

// The course that a new file belongs to: that of -C or the one around us; false where there is
// none.
static enum status open_course(struct session *session, bool *has_course, struct error *err) {
    char *folder = NULL;
    const char *given = argument_value(&session->arguments, "course");
    enum status status = STATUS_OK;
    if (given)
        status = course_locate(given, &folder, err);
    else
        folder = authors_course_around(".");
    *has_course = folder != NULL;
    if (status == STATUS_OK && folder)
        status = course_open(&session->course, session_script(session), folder, err);
    session->course_is_open = status == STATUS_OK && folder;
    free(folder);
    return status;
}

static enum status refuse_taken(const struct session *session, const char *id, struct error *err) {
    const char *what = session_kind_of(session, id);
    if (!what) return STATUS_OK;
    return fail(err, STATUS_USAGE, "the course has %s %s already; ids are used once", what, id);
}

static char *course_file(const struct session *session, const char *below) {
    const char *folder = session->course.folder;
    return strcmp(folder, ".") == 0 ? xstrdup(below) : path_join(folder, below);
}

static enum status pick_lesson(struct session *session, const struct course_lesson **lesson,
                               struct error *err) {
    const struct course *course = &session->course;
    const char *id = argument_value(&session->arguments, "lesson");
    if (id) return session_lesson(session, id, lesson, err);
    if (!course->n_lessons)
        return fail(err, STATUS_USAGE,
                    "the course has no lesson yet: `bitlab new lesson ID` first");
    *lesson = course->lessons[course->n_lessons - 1];
    return STATUS_OK;
}

// Shows the exercise at the end of its lesson; the author moves it.
static enum status show_in_lesson(const struct course_lesson *lesson, const char *id,
                                  struct error *err) {
    struct strbuf text = { 0 };
    enum status status = file_read(lesson->path, COURSE_FILE_MAX, &text, err);
    if (status == STATUS_OK) {
        const char *gap = text_ends(strbuf_text(&text), "\n") ? "\n" : "\n\n";
        strbuf_printf(&text, "%s```exercise %s\n```\n", gap, id);
        status = file_write(lesson->path, strbuf_text(&text), text.size, err);
    }
    strbuf_release(&text);
    if (status == STATUS_OK)
        session_say("added ```exercise %s to the end of %s; move it where it belongs", id,
                    lesson->path);
    return status;
}

static enum status new_exercise(struct session *session, const char *id, struct error *err) {
    enum exercise_kind kind;
    bool has_course;
    const struct course_lesson *lesson = NULL;
    struct strbuf text = { 0 };
    enum status status = find_kind(session, &kind, err);
    if (status == STATUS_OK) status = open_course(session, &has_course, err);
    if (status == STATUS_OK && has_course) status = refuse_taken(session, id, err);
    if (status == STATUS_OK && has_course) status = pick_lesson(session, &lesson, err);
    if (status != STATUS_OK) return status;
    const char *named = argument_value(&session->arguments, "lesson");
    struct template_words words = { .id = id, .lesson = lesson ? lesson->id : named };
    char *below =
        lesson ? xprintf("exercises/%s/%s.lua", lesson->module->id, id) : xprintf("%s.lua", id);
    char *path = lesson ? course_file(session, below) : xstrdup(below);
    template_exercise(kind, &words, &text);
    status = write_new(path, &text, err);
    if (status == STATUS_OK && lesson) status = show_in_lesson(lesson, id, err);
    if (status == STATUS_OK) session_say("next: bitlab check %s", path);
    free(path);
    free(below);
    return status;
}

static enum status pick_module(struct session *session, size_t *module, struct error *err) {
    const struct course *course = &session->course;
    const char *id = argument_value(&session->arguments, "module");
    *module = course->n_modules - 1;
    if (!course->n_modules)
        return fail(err, STATUS_USAGE, "%s has no module to put a lesson into", course->file);
    for (size_t i = 0; id && i < course->n_modules; i++)
        if (strcmp(course->modules[i].id, id) == 0) return *module = i, STATUS_OK;
    if (!id) return STATUS_OK;
    return fail(err, STATUS_USAGE, "there is no module '%s' in %s", id, course->file);
}

// What is put into course.lua: a lesson at the end of a module, or a page.
struct entry {
    const struct template_words *words;
    bool page;
    size_t module;
};

static bool put_entry(const struct session *session, const struct entry *entry,
                      struct strbuf *text) {
    if (entry->page) return course_text_add_page(text, entry->words);
    return course_text_add_lesson(text, entry->module, session->course.n_modules, entry->words);
}

// Enters a lesson or a page in course.lua. Where the course does not open with the new text, the
// old one is put back.
static enum status enter(struct session *session, const struct entry *new, struct error *err) {
    struct strbuf text = { 0 }, old = { 0 };
    struct course again;
    const char *file = session->course.file;
    enum status status = file_read(file, COURSE_FILE_MAX, &text, err);
    strbuf_add(&old, strbuf_text(&text), text.size);
    bool entered = status == STATUS_OK && put_entry(session, new, &text);
    if (entered) status = file_write(file, strbuf_text(&text), text.size, err);
    if (entered && status == STATUS_OK) {
        entered =
            course_open(&again, session_script(session), session->course.folder, NULL) == STATUS_OK;
        if (entered)
            course_release(&again);
        else
            status = file_write(file, strbuf_text(&old), old.size, err);
    }
    if (status == STATUS_OK && entered) session_say("entered it in %s", file);
    if (status == STATUS_OK && !entered) {
        struct strbuf entry = { 0 };
        if (new->page)
            template_page_entry(new->words, &entry);
        else
            template_lesson_entry(new->words, "", &entry);
        session_say("%s is written in a way of its own; enter the %s there yourself:\n%s", file,
                    new->page ? "page" : "lesson", strbuf_text(&entry));
        strbuf_release(&entry);
    }
    strbuf_release(&text);
    strbuf_release(&old);
    return status;
}

static enum status new_lesson(struct session *session, const char *id, struct error *err) {
    bool has_course;
    size_t module = 0;
    struct strbuf text = { 0 };
    struct template_words words = { .id = id };
    enum status status = open_course(session, &has_course, err);
    if (status == STATUS_OK && has_course) status = refuse_taken(session, id, err);
    if (status == STATUS_OK && has_course) status = pick_module(session, &module, err);
    if (status != STATUS_OK) return status;
    char *below = has_course ? xprintf("lessons/%s/%s.md", session->course.modules[module].id, id)
                             : xprintf("%s.md", id);
    char *path = has_course ? course_file(session, below) : xstrdup(below);
    template_lesson(&words, &text);
    status = write_new(path, &text, err);
    struct entry entry = { .words = &words, .module = module };
    if (status == STATUS_OK && has_course) status = enter(session, &entry, err);
    if (status == STATUS_OK) session_say("next: bitlab check %s", path);
    free(path);
    free(below);
    return status;
}

static enum status find_page_kind(const struct session *session, const char **kind,
                                  struct error *err) {
    const char *name = argument_value(&session->arguments, "kind");
    *kind = page_kind_name(PAGE_TEXT);
    if (!name) return STATUS_OK;
    for (int i = PAGE_NOTATION; i <= PAGE_TEXT; i++)
        if (strcmp(page_kind_name((enum page_kind)i), name) == 0) return *kind = name, STATUS_OK;
    return fail(err, STATUS_USAGE,
                "there is no kind '%s' of page; the kinds are notation, glossary, formulas, "
                "checklist, text",
                name);
}

static enum status new_page(struct session *session, const char *id, struct error *err) {
    bool has_course;
    struct strbuf text = { 0 };
    struct template_words words = { .id = id };
    enum status status = find_page_kind(session, &words.kind, err);
    if (status == STATUS_OK) status = open_course(session, &has_course, err);
    if (status == STATUS_OK && has_course) status = refuse_taken(session, id, err);
    if (status != STATUS_OK) return status;
    if (has_course && session->course.n_lessons) words.lesson = session->course.lessons[0]->id;
    char *below = has_course ? xprintf("lessons/pages/%s.md", id) : xprintf("%s.md", id);
    char *path = has_course ? course_file(session, below) : xstrdup(below);
    template_page(&words, &text);
    status = write_new(path, &text, err);
    struct entry entry = { .words = &words, .page = true };
    if (status == STATUS_OK && has_course) status = enter(session, &entry, err);
    if (status == STATUS_OK) session_say("next: bitlab check %s", path);
    free(path);
    free(below);
    return status;
}

struct new_file {
    const char *below;
    struct strbuf text;
};

// A folder with course.lua, one lesson with a figure and a quick check, and one exercise.
static enum status new_course(const char *folder, const char *id, struct error *err) {
    struct strbuf title = { 0 };
    template_title(id, &title);
    struct template_words of_course = { .id = id, .course = strbuf_text(&title) };
    struct template_words of_lesson = { .id = template_first_lesson };
    struct template_words of_exercise = { .id = template_first_exercise,
                                          .lesson = template_first_lesson };
    struct new_file files[] = { { "lessons/course.lua", { 0 } },
                                { "lessons/basics/first-lesson.md", { 0 } },
                                { "exercises/basics/mean-magnitude.lua", { 0 } } };
    enum { FILES = sizeof files / sizeof *files };
    template_course(&of_course, &files[0].text);
    template_lesson(&of_lesson, &files[1].text);
    strbuf_printf(&files[1].text, "\n```exercise %s\n```\n", template_first_exercise);
    template_exercise(EXERCISE_CODE, &of_exercise, &files[2].text);
    enum status status = STATUS_OK;
    for (size_t i = 0; status == STATUS_OK && i < FILES; i++) {
        char *path = path_join(folder, files[i].below);
        if (is_there(path))
            status = fail(err, STATUS_USAGE, "%s is there already; nothing was written", path);
        free(path);
    }
    for (size_t i = 0; i < FILES; i++) {
        char *path = path_join(folder, files[i].below);
        if (status == STATUS_OK)
            status = write_new(path, &files[i].text, err);
        else
            strbuf_release(&files[i].text);
        free(path);
    }
    if (status == STATUS_OK)
        session_say("next: bitlab check %s; bitlab learn -C %s", folder, folder);
    strbuf_release(&title);
    return status;
}

static enum status make_course(struct session *session, const char *operand, struct error *err) {
    char *folder = xstrdup(operand);
    size_t size = strlen(folder);
    while (size > 1 && folder[size - 1] == '/')
        folder[--size] = 0;
    if (argument_given(&session->arguments, "course"))
        session_say("a new course needs no -C; it is the folder %s", folder);
    enum status status = check_id(path_name(folder), err);
    if (status == STATUS_OK) status = new_course(folder, path_name(folder), err);
    free(folder);
    return status;
}

// An option that means nothing for what is made was meant for something else.
static enum status refuse_idle(const struct session *session, const char *what, struct error *err) {
    static const struct {
        const char *option, *of;
    } uses[] = { { "kind", "exercise page" }, { "lesson", "exercise" }, { "module", "lesson" } };
    for (size_t i = 0; i < sizeof uses / sizeof *uses; i++)
        if (argument_given(&session->arguments, uses[i].option) && !strstr(uses[i].of, what))
            return fail(err, STATUS_USAGE,
                        "--%s is no option of `bitlab new %s`; --help says whose "
                        "it is",
                        uses[i].option, what);
    return STATUS_OK;
}

enum status command_new(struct session *session, struct error *err) {
    const char *what, *id;
    enum status status =
        session_operand(session, 0, "exercise, lesson, page or course", &what, err);
    if (status == STATUS_OK) status = session_operand(session, 1, "an id", &id, err);
    if (status == STATUS_OK) status = session_no_more(session, 2, err);
    if (status != STATUS_OK) return status;
    if (strcmp(what, "course") == 0) {
        status = refuse_idle(session, what, err);
        return status == STATUS_OK ? make_course(session, id, err) : status;
    }
    const struct {
        const char *name;
        enum status (*make)(struct session *session, const char *id, struct error *err);
    } makers[] = { { "exercise", new_exercise }, { "lesson", new_lesson }, { "page", new_page } };
    for (size_t i = 0; i < sizeof makers / sizeof *makers; i++)
        if (strcmp(what, makers[i].name) == 0) {
            status = refuse_idle(session, what, err);
            if (status == STATUS_OK) status = check_id(id, err);
            return status == STATUS_OK ? makers[i].make(session, id, err) : status;
        }
    return fail(err, STATUS_USAGE, "new makes an exercise, a lesson, a page or a course, not '%s'",
                what);
}
