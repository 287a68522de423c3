// SPDX-License-Identifier: MIT
// list: lessons, exercises, pages, figures, references, formats, keys and TeX, as a table for
// people or as JSON. One row has the same fields for every kind of thing; what a thing lacks is
// left out.
#include <stdlib.h>
#include <string.h>

#include "kernels/reference/reference.h"
#include "lab/base/memory.h"
#include "lab/cells/grid.h"
#include "lab/cells/json.h"
#include "lab/cells/sanitize.h"
#include "lab/check/editor_types.h"
#include "lab/commands/commands.h"
#include "lab/grade/report.h"
#include "lab/script/live_figure.h"
#include "lab/terminal/key.h"
#include "lab/ui/config.h"

const struct option_row list_options[] = {
    { "json", 0, NULL, "an array of objects with id, title, kind, lesson, map" },
    { "format", 0, "luals|config",
      "of references: luals, for the Lua language server; of keys: config, the example" },
    { 0 },
};

struct row {
    const char *id, *title, *kind, *lesson, *map, *module, *signature, *unit, *source, *page;
    const char *keys;     // "Left h ["
    const char *sign;     // what a TeX command shows: "α"
    const char *progress; // "", "tried", "passed", "2/5"
    double points;
};

struct table {
    struct row *rows;
    size_t n, capacity;
    struct arena arena;
};

static void add_row(struct table *table, struct row row) {
    GROW(table->rows, table->n, table->capacity);
    table->rows[table->n++] = row;
}

static const char *progress_of_lesson(struct session *session, const struct course_lesson *lesson,
                                      struct arena *arena) {
    struct text_list ids;
    if (course_lesson_exercises(&session->course, lesson, arena, &ids, NULL) != STATUS_OK || !ids.n)
        return "";
    size_t passed = 0;
    for (size_t i = 0; i < ids.n; i++)
        passed += store_progress(session_store(session), session->course.title, ids.at[i]).passed;
    return arena_printf(arena, "%zu/%zu", passed, ids.n);
}

static enum status list_lessons(struct session *session, struct table *table, struct error *err) {
    (void)err;
    for (size_t i = 0; i < session->course.n_lessons; i++) {
        const struct course_lesson *lesson = session->course.lessons[i];
        add_row(table,
                (struct row) { .id = lesson->id,
                               .title = lesson->title,
                               .kind = "lesson",
                               .lesson = lesson->id,
                               .module = lesson->module->id,
                               .progress = progress_of_lesson(session, lesson, &table->arena) });
    }
    return STATUS_OK;
}

static enum status list_pages(struct session *session, struct table *table, struct error *err) {
    (void)err;
    for (size_t i = 0; i < session->course.pages.n; i++) {
        const struct course_lesson *page = &session->course.pages.lessons[i];
        add_row(table, (struct row) { .id = page->id,
                                      .title = page->title,
                                      .kind = "page",
                                      .page = page_kind_name(page->page) });
    }
    return STATUS_OK;
}

static enum status list_exercises(struct session *session, struct table *table, struct error *err) {
    enum status status = STATUS_OK;
    for (size_t i = 0; status == STATUS_OK && i < session->course.n_exercises; i++) {
        struct exercise exercise;
        status = exercise_load(&exercise, session_script(session),
                               session->course.exercises[i].path, err);
        if (status != STATUS_OK) break;
        struct exercise_progress progress =
            store_progress(session_store(session), session->course.title, exercise.id);
        add_row(table, (struct row) { .id = arena_strdup(&table->arena, exercise.id),
                                      .title = arena_strdup(&table->arena, exercise.title),
                                      .kind = exercise_kind_name(exercise.kind),
                                      .lesson = arena_strdup(&table->arena, exercise.lesson),
                                      .map = arena_strdup(&table->arena, exercise.map),
                                      .points = exercise.points,
                                      .progress = progress.passed     ? "passed"
                                                  : progress.attempts ? "tried"
                                                                      : "" });
        exercise_release(&exercise);
    }
    return status;
}

static enum status list_figures_of(struct session *session, const struct course_lesson *lesson,
                                   struct table *table, struct error *err) {
    struct lesson text;
    enum status status = course_read_lesson(&session->course, lesson, &text, err);
    if (status != STATUS_OK) return status;
    for (size_t i = 0; status == STATUS_OK && i < text.n; i++) {
        const struct lesson_block *block = &text.blocks[i];
        struct live_figure *figure;
        if (block->kind != BLOCK_FIGURE) continue;
        status = live_figure_load(session_script(session), text.path, block->line, block->name,
                                  block->text, &figure, err);
        if (status != STATUS_OK) break;
        add_row(table,
                (struct row) { .id = arena_printf(&table->arena, "%s/%s", lesson->id, block->name),
                               .title = arena_strdup(&table->arena, figure->title),
                               .kind = "figure",
                               .lesson = lesson->id });
        live_figure_free(figure);
    }
    lesson_release(&text);
    return status;
}

static enum status list_figures(struct session *session, struct table *table, struct error *err) {
    enum status status = STATUS_OK;
    for (size_t i = 0; status == STATUS_OK && i < session->course.n_lessons; i++)
        status = list_figures_of(session, session->course.lessons[i], table, err);
    return status;
}

static enum status list_references(struct session *session, struct table *table,
                                   struct error *err) {
    (void)session;
    (void)err;
    for (size_t i = 0; i < reference_count; i++) {
        const struct reference *one = &reference_table[i];
        add_row(table, (struct row) { .id = one->name,
                                      .title = one->help,
                                      .kind = "reference",
                                      .signature = one->signature,
                                      .unit = one->unit,
                                      .source = one->source });
    }
    return STATUS_OK;
}

static enum status list_formats(struct session *session, struct table *table, struct error *err) {
    (void)session;
    (void)err;
    for (size_t i = 0; i < report_format_count; i++)
        add_row(table, (struct row) { .id = report_formats[i].name,
                                      .title = report_formats[i].help,
                                      .kind = "report" });
    return STATUS_OK;
}

static enum status list_keys(struct session *session, struct table *table, struct error *err) {
    (void)session;
    (void)err;
    for (size_t i = 0; i < action_count; i++) {
        const struct action_row *action = &action_rows[i];
        char id[ACTION_ID_MAX];
        struct strbuf keys = { 0 };
        action_id(action, id);
        action_print_keys(action, &keys);
        add_row(table, (struct row) { .id = arena_strdup(&table->arena, id),
                                      .title = action->help,
                                      .kind = "key",
                                      .keys = arena_strdup(&table->arena, keys.at) });
        strbuf_release(&keys);
    }
    return STATUS_OK;
}

static enum status list_tex(struct session *session, struct table *table, struct error *err) {
    (void)err;
    for (size_t i = 0; i < tex_command_count(); i++) {
        struct tex_command_help help = tex_command_at(i);
        add_row(table, (struct row) { .id = arena_printf(&table->arena, "\\%s", help.name),
                                      .title = help.about,
                                      .kind = "tex",
                                      .sign = session->ascii ? help.ascii : help.unicode });
    }
    for (size_t i = 0; tex_environment_at(i); i++)
        add_row(table, (struct row) {
                           .id = arena_printf(&table->arena, "\\begin{%s}", tex_environment_at(i)),
                           .title = "rows of cells, to its \\end",
                           .kind = "tex",
                           .sign = "" });
    return STATUS_OK;
}

static const struct topic {
    const char *name;
    bool needs_course;
    enum status (*list)(struct session *session, struct table *table, struct error *err);
} topics[] = {
    { "lessons", true, list_lessons },
    { "exercises", true, list_exercises },
    { "pages", true, list_pages },
    { "figures", true, list_figures },
    { "references", false, list_references },
    { "formats", false, list_formats },
    { "keys", false, list_keys },
    { "tex", false, list_tex },
};
enum { TOPICS = sizeof topics / sizeof *topics };

static void add_text(struct json *json, const char *key, const char *text) {
    if (text) json_put_string(json, key, text);
}

static void add_object(struct json *json, const struct row *row) {
    json_open(json, NULL, '{');
    add_text(json, "id", row->id);
    add_text(json, "title", row->title);
    add_text(json, "kind", row->kind);
    add_text(json, "lesson", row->lesson);
    add_text(json, "map", row->map);
    add_text(json, "module", row->module);
    add_text(json, "page", row->page);
    add_text(json, "signature", row->signature);
    add_text(json, "unit", row->unit);
    add_text(json, "source", row->source);
    add_text(json, "progress", row->progress);
    add_text(json, "keys", row->keys);
    add_text(json, "sign", row->sign);
    if (row->points > 0) json_put_number(json, "points", row->points);
    json_close(json, '}');
}

static enum status print_json(const struct table *table, struct error *err) {
    struct strbuf out = { 0 };
    struct json json = { .out = &out };
    json_open(&json, NULL, '[');
    for (size_t i = 0; i < table->n; i++)
        add_object(&json, &table->rows[i]);
    json_close(&json, ']');
    return session_print_json(&out, err);
}

static int widest(const struct table *table, const char *(*text)(const struct row *)) {
    int most = 0;
    for (size_t i = 0; i < table->n; i++) {
        int width = text_width(text(&table->rows[i]));
        if (width > most) most = width;
    }
    return most;
}

static const char *first_column(const struct row *row) {
    return row->signature ? row->signature : row->id;
}

static const char *kind_column(const struct row *row) {
    return row->keys ? row->keys : row->sign ? row->sign : row->kind;
}

static const char *progress_column(const struct row *row) {
    return row->progress ? row->progress : "";
}

static enum status print_text(const struct session *session, const struct table *table, bool kinds,
                              struct error *err) {
    int id_cols = widest(table, first_column), kind_cols = kinds ? widest(table, kind_column) : 0;
    int progress_cols = widest(table, progress_column);
    struct grid grid;
    grid_init(&grid, 0, 1000);
    for (size_t i = 0; i < table->n; i++) {
        const struct row *row = &table->rows[i];
        int line = (int)i, col = 0;
        grid_text(&grid, line, col, id_cols, STYLE_STRONG, first_column(row));
        col += id_cols + 2;
        if (kinds) grid_text(&grid, line, col, kind_cols, STYLE_DIM, kind_column(row));
        col += kinds ? kind_cols + 2 : 0;
        if (progress_cols)
            grid_text(&grid, line, col, progress_cols, STYLE_GOOD, progress_column(row));
        col += progress_cols ? progress_cols + 2 : 0;
        grid_text(&grid, line, col, 900 - col, STYLE_TEXT, row->title);
    }
    struct strbuf out = { 0 };
    grid_print(&grid, 0, grid.rows, &(struct grid_print_options) { session->color, session->ascii },
               &out);
    enum status status = session_print(&out, err);
    strbuf_release(&out);
    grid_release(&grid);
    return status;
}

static enum status find_topic(const char *name, const struct topic **topic, struct error *err) {
    const char *names[TOPICS];
    for (size_t i = 0; i < TOPICS; i++) {
        names[i] = topics[i].name;
        *topic = &topics[i];
        if (strcmp(name, topics[i].name) == 0) return STATUS_OK;
    }
    const char *near = nearest_name(name, names, TOPICS);
    return fail(err, STATUS_USAGE,
                "there is no list of '%s'%s%s; there are lessons, exercises, pages, figures, "
                "references, formats, keys, tex",
                name, near ? "; the nearest is " : "", near ? near : "");
}

// Everything of the course, where no topic is named: lessons, exercises, pages.
static enum status fill(struct session *session, struct table *table, const struct topic *topic,
                        struct error *err) {
    if (topic && !topic->needs_course) return topic->list(session, table, err);
    enum status status = session_open_course(session, err);
    if (status != STATUS_OK || topic)
        return status == STATUS_OK ? topic->list(session, table, err) : status;
    status = list_lessons(session, table, err);
    if (status == STATUS_OK) status = list_exercises(session, table, err);
    return status == STATUS_OK ? list_pages(session, table, err) : status;
}

// What one topic can be written as besides the table.
static const struct {
    const char *topic, *format;
    void (*write)(struct strbuf *out);
} written[] = {
    { "references", "luals", editor_types_write },
    { "keys", "config", config_write_example },
};

static enum status print_written(const struct session *session, const struct topic *topic,
                                 struct error *err) {
    const char *format = argument_value(&session->arguments, "format");
    struct strbuf out = { 0 };
    for (size_t i = 0; i < sizeof written / sizeof *written; i++) {
        if (!topic || strcmp(topic->name, written[i].topic) != 0 ||
            strcmp(format, written[i].format) != 0)
            continue;
        written[i].write(&out);
        enum status status = session_print(&out, err);
        strbuf_release(&out);
        return status;
    }
    return fail(err, STATUS_USAGE,
                "there is `list references --format luals`, `list keys --format config`, and no "
                "other format");
}

enum status command_list(struct session *session, struct error *err) {
    const struct topic *topic = NULL;
    struct table table = { 0 };
    enum status status = session_no_more(session, 1, err);
    if (status == STATUS_OK && session->arguments.n_operands)
        status = find_topic(session->arguments.operands[0], &topic, err);
    if (status == STATUS_OK && argument_given(&session->arguments, "format"))
        return print_written(session, topic, err);
    if (status == STATUS_OK) status = fill(session, &table, topic, err);
    if (status == STATUS_OK)
        status = argument_given(&session->arguments, "json")
                     ? print_json(&table, err)
                     : print_text(session, &table,
                                  !topic || topic->list == list_exercises ||
                                      topic->list == list_keys || topic->list == list_tex,
                                  err);
    free(table.rows);
    arena_release(&table.arena);
    return status;
}
