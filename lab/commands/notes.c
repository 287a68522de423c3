// SPDX-License-Identifier: MIT
// notes: lists, prints, searches, adds to and opens the learner's notes.
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lab/base/file.h"
#include "lab/base/memory.h"
#include "lab/cells/json.h"
#include "lab/cells/sanitize.h"
#include "lab/commands/commands.h"
#include "lab/store/notes.h"
#include "lab/ui/work.h"

const struct option_row notes_options[] = {
    { "add", 0, "TEXT", "add a paragraph" },
    { "edit", 'e', NULL, "open them in your editor" },
    { "search", 0, "WORDS", "the lines of all notes that hold all the words" },
    { "all", 0, NULL, "print all notes of the course" },
    { "json", 0, NULL, "the list as JSON" },
    { 0 },
};

// Where notes belong: to a lesson, or to none (both NULL but for the heading).
struct owner {
    const char *id, *heading;
};

static enum status find_owner(struct session *session, struct owner *owner, struct error *err) {
    const struct course_lesson *lesson;
    *owner = (struct owner) { NULL, "Notes" };
    if (!session->arguments.n_operands) return session_open_course(session, err);
    enum status status = session_lesson(session, session->arguments.operands[0], &lesson, err);
    if (status == STATUS_OK) *owner = (struct owner) { lesson->id, lesson->title };
    return status;
}

// Notes are the learner's text, but what a terminal would take for a command is not printed.
static enum status print_safely(const struct strbuf *text, struct error *err) {
    struct strbuf out = { 0 };
    for (const char *at = strbuf_text(text); *at;) {
        size_t size = strcspn(at, "\n");
        sanitize(&out, at, size, false);
        strbuf_putc(&out, '\n');
        at += size + (at[size] == '\n');
    }
    enum status status = session_print(&out, err);
    strbuf_release(&out);
    return status;
}

static enum status print_one(struct session *session, const struct owner *owner,
                             struct error *err) {
    struct strbuf text = { 0 };
    enum status status = notes_read(session->course.title, owner->id, &text, err);
    if (status == STATUS_OK && text.size == 0)
        session_say("no notes on %s yet; --edit opens them, --add TEXT adds a paragraph",
                    owner->id ? owner->id : "the course");
    else if (status == STATUS_OK)
        status = print_safely(&text, err);
    strbuf_release(&text);
    return status;
}

static enum status print_all(struct session *session, struct error *err) {
    struct arena arena = { 0 };
    const char **lessons;
    size_t n = notes_list(session->course.title, &arena, &lessons);
    enum status status = STATUS_OK;
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        struct strbuf text = { 0 };
        status = notes_read(session->course.title, lessons[i], &text, err);
        if (status == STATUS_OK && i) strbuf_putc(&text, '\n');
        if (status == STATUS_OK) status = print_safely(&text, err);
        strbuf_release(&text);
    }
    if (n == 0) session_say("no notes yet; `bitlab notes LESSON --edit` begins them");
    arena_release(&arena);
    return status;
}

static size_t count_words(const char *text) {
    size_t n = 0;
    for (text += strspn(text, " \t\n"); *text; text += strspn(text, " \t\n"), n++)
        text += strcspn(text, " \t\n");
    return n;
}

static void add_entry(struct session *session, const char *lesson, bool as_json, struct json *json,
                      struct strbuf *out) {
    struct strbuf text = { 0 };
    struct error ignored = { 0 }; // a file that cannot be read has no words
    const struct course_lesson *known = course_find_lesson(&session->course, lesson ? lesson : "");
    const char *title = known ? known->title : lesson ? "" : "of no lesson";
    char *path = notes_path(session->course.title, lesson);
    notes_read(session->course.title, lesson, &text, &ignored);
    size_t words = count_words(strbuf_text(&text));
    if (as_json) {
        json_open(json, NULL, '{');
        json_put_string(json, "lesson", lesson ? lesson : "");
        json_put_string(json, "title", title);
        json_put_integer(json, "words", (int64_t)words);
        json_put_string(json, "path", path);
        json_close(json, '}');
    } else {
        strbuf_printf(out, "%-28s %5zu words  %s\n", lesson ? lesson : "-", words, title);
    }
    strbuf_release(&text);
    free(path);
}

static enum status list_notes(struct session *session, struct error *err) {
    struct arena arena = { 0 };
    const char **lessons;
    bool as_json = argument_given(&session->arguments, "json");
    size_t n = notes_list(session->course.title, &arena, &lessons);
    struct strbuf out = { 0 };
    struct json json = { .out = &out };
    if (as_json) json_open(&json, NULL, '[');
    for (size_t i = 0; i < n; i++)
        add_entry(session, lessons[i], as_json, &json, &out);
    if (as_json) json_close(&json, ']');
    arena_release(&arena);
    if (as_json) return session_print_json(&out, err);
    if (n == 0) session_say("no notes yet; `bitlab notes LESSON --edit` begins them");
    enum status status = session_print(&out, err);
    strbuf_release(&out);
    return status;
}

struct searching {
    struct strbuf out;
    size_t n;
};

static bool add_line(void *owner, const struct note_line *line) {
    struct searching *searching = owner;
    strbuf_printf(&searching->out, "%s:%d: ", line->lesson ? line->lesson : "-", line->line);
    sanitize(&searching->out, line->text, strlen(line->text), false);
    strbuf_putc(&searching->out, '\n');
    searching->n++;
    return true;
}

static enum status search(struct session *session, const char *words, struct error *err) {
    struct searching searching = { 0 };
    notes_search(session->course.title, words, add_line, &searching);
    if (searching.n == 0) session_say("no line of your notes holds '%s'", words);
    enum status status = session_print(&searching.out, err);
    strbuf_release(&searching.out);
    return status;
}

static enum status edit(struct session *session, const struct owner *owner, struct error *err) {
    char *path = NULL, *editor = NULL;
    pid_t pid;
    int ended;
    enum status status = notes_prepare(session->course.title, owner->id, owner->heading, err);
    if (status == STATUS_OK) {
        path = notes_path(session->course.title, owner->id);
        editor = work_editor();
        if (!editor)
            status =
                fail(err, STATUS_ENVIRONMENT, "no editor was found: set EDITOR, or edit %s", path);
    }
    if (status == STATUS_OK) status = work_edit(editor, path, true, &pid, err);
    if (status == STATUS_OK && waitpid(pid, &ended, 0) == pid)
        status = work_edited(editor, path, ended, err);
    free(editor);
    free(path);
    return status;
}

// One thing at a time: what a second option, or a lesson beside it, asks for would not be done.
static enum status refuse_both(const struct session *session, struct error *err) {
    static const char *const asked[] = { "add", "edit", "search", "all", "json" };
    const char *first = NULL;
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
        if (!argument_given(&session->arguments, asked[i])) continue;
        if (first)
            return fail(err, STATUS_USAGE, "--%s and --%s do not go together", first, asked[i]);
        first = asked[i];
        if (session->arguments.n_operands && i > 1)
            return fail(err, STATUS_USAGE, "--%s is about all notes of the course; leave '%s' out",
                        asked[i], session->arguments.operands[0]);
    }
    return STATUS_OK;
}

static enum status add(const struct session *session, const struct owner *owner,
                       const char *paragraph, struct error *err) {
    if (!paragraph[strspn(paragraph, " \t\r\n")])
        return fail(err, STATUS_USAGE, "--add wants a text, and this one is empty");
    return notes_add(session->course.title, owner->id, owner->heading, paragraph, err);
}

enum status command_notes(struct session *session, struct error *err) {
    struct owner owner;
    const struct arguments *arguments = &session->arguments;
    const char *paragraph = argument_value(arguments, "add"),
               *words = argument_value(arguments, "search");
    enum status status = session_no_more(session, 1, err);
    if (status == STATUS_OK) status = refuse_both(session, err);
    if (status == STATUS_OK) status = find_owner(session, &owner, err);
    if (status != STATUS_OK) return status;
    if (paragraph) return add(session, &owner, paragraph, err);
    if (argument_given(arguments, "edit")) return edit(session, &owner, err);
    if (words) return search(session, words, err);
    if (argument_given(arguments, "all")) return print_all(session, err);
    return owner.id ? print_one(session, &owner, err) : list_notes(session, err);
}
