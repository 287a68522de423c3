// SPDX-License-Identifier: MIT
// show: a lesson, a page or an exercise as text, figures drawn at their defaults.
#include <stdlib.h>
#include <string.h>

#include "lab/base/memory.h"
#include "lab/cells/grid.h"
#include "lab/commands/commands.h"
#include "lab/figure/figure.h"
#include "lab/figure/settings.h"
#include "lab/script/live_figure.h"

enum { TEXT_COLS = 72, FIGURE_ROWS = 18 };

// A lesson being shown: its embedded things are drawn into their own grids first, so that their
// rows are known.
struct embed {
    const struct lesson_block *block;
    struct grid grid;
};

struct shown_lesson {
    struct session *session;
    const struct course_lesson *about;
    struct lesson lesson;
    struct embed *embeds;
    size_t n;
    int cols;
};

static enum glyphs glyphs_of(const struct session *session) {
    return session->ascii ? GLYPHS_ASCII : GLYPHS_BRAILLE;
}

// A long job is not run to be read about.
static void draw_job(const struct shown_lesson *shown, const struct live_figure *live,
                     struct grid *grid, int top) {
    grid_text(grid, top, 0, shown->cols, STYLE_STRONG, live->title);
    grid_text(grid, top + 1, 0, shown->cols, STYLE_DIM,
              "A long computation: the lab runs it on Enter, the command below runs it here.");
}

static enum status draw_figure(struct shown_lesson *shown, const struct lesson_block *block,
                               struct grid *grid, struct error *err) {
    struct session *session = shown->session;
    struct live_figure *live;
    struct figure figure;
    enum status status = live_figure_load(session_script(session), shown->lesson.path, block->line,
                                          block->name, block->text, &live, err);
    if (status != STATUS_OK) return status;
    if (live->predict[0])
        markdown_draw(grid, grid->rows, 0, shown->cols, session->ascii, live->predict);
    int top = grid->rows ? grid->rows + 1 : 0;
    struct figure_look look = { .glyphs = glyphs_of(session), .legend = true, .title = true };
    if (live->is_job)
        live_figure_blank(live, NULL, &figure);
    else
        status = live_figure_draw(live, NULL, &figure, err);
    if (status == STATUS_OK) {
        if (live->is_job)
            draw_job(shown, live, grid, top);
        else
            figure_draw(&figure, grid, top, 0, FIGURE_ROWS, shown->cols, &look);
        settings_draw(grid, grid->rows, shown->cols, figure.settings);
        if (live->notice[0])
            markdown_draw(grid, grid->rows + 1, 0, shown->cols, session->ascii, live->notice);
        grid_printf(grid, grid->rows + 1, 0, shown->cols, STYLE_DIM,
                    "bitlab plot %s/%s -p name=value", shown->about->id, block->name);
        figure_release(&figure);
    }
    live_figure_free(live);
    return status;
}

static void draw_options(struct grid *grid, int cols, bool ascii, const struct exercise *exercise) {
    for (size_t i = 0; i < exercise->n_options; i++) {
        int row = grid->rows;
        grid_printf(grid, row, 2, 4, STYLE_STRONG, "%s)", exercise->options[i].id);
        markdown_draw(grid, row, 5, cols - 5, ascii, exercise->options[i].text);
    }
}

static void draw_lines(struct grid *grid, int cols, const char *program, bool numbers) {
    int number = 1;
    for (const char *line = program; *line; number++) {
        size_t size = strcspn(line, "\n");
        char *text = xprintf("%.*s", (int)size, line);
        int row = grid->rows, col = 2;
        if (numbers) col += grid_printf(grid, row, col, 6, STYLE_DIM, "%2d  ", number);
        if (size)
            grid_wrap(grid, row, col, cols - col, STYLE_CODE,
                      text); // whole, also the line at fault
        else
            grid_put(grid, row, col, ' ', STYLE_TEXT);
        free(text);
        line += size + (line[size] == '\n');
    }
}

// The note behind the call, or below it where they do not fit one line.
static void draw_case(struct grid *grid, int cols, const char *call, const char *note) {
    char *both = xprintf("%s%s%s", call, note[0] ? "   " : "", note);
    if (text_width(both) <= cols - 2)
        grid_text(grid, grid->rows, 2, cols - 2, STYLE_CODE, both);
    else {
        grid_wrap(grid, grid->rows, 2, cols - 2, STYLE_CODE, call);
        grid_wrap(grid, grid->rows, 6, cols - 6, STYLE_DIM, note);
    }
    free(both);
}

static void draw_cases(struct grid *grid, int cols, const struct exercise *exercise) {
    for (size_t i = 0; i < exercise->n_cases; i++) {
        const struct exercise_case *one = &exercise->cases[i];
        if (one->hidden) continue;
        struct strbuf call = { 0 };
        strbuf_printf(&call, "%s(", exercise->entry);
        for (size_t a = 0; a < one->n_args; a++) {
            if (a) strbuf_puts(&call, ", ");
            value_print(&one->args[a], &call, 60);
        }
        strbuf_putc(&call, ')');
        draw_case(grid, cols, strbuf_text(&call), one->note);
        strbuf_release(&call);
    }
}

static void draw_tolerance(struct grid *grid, int cols, const struct exercise *exercise) {
    struct strbuf text = { 0 };
    tolerance_print(&exercise->tolerance, &text);
    grid_printf(grid, grid->rows + 1, 0, cols, STYLE_DIM, "Numbers are compared at %s.",
                strbuf_text(&text));
    strbuf_release(&text);
}

static void draw_code(struct grid *grid, int cols, const struct exercise *exercise) {
    if (exercise->given[0]) {
        grid_text(grid, grid->rows + 1, 0, cols, STYLE_DIM, "Given:");
        draw_lines(grid, cols, exercise->given, false);
    }
    if (exercise->kind == EXERCISE_BUG) return;
    if (exercise->n_cases)
        grid_text(grid, grid->rows + 1, 0, cols, STYLE_DIM, "Tried among others with:");
    draw_cases(grid, cols, exercise);
    draw_tolerance(grid, cols, exercise);
}

static void draw_steps(struct grid *grid, int cols, bool ascii, const struct exercise *exercise) {
    int *order = xcalloc(exercise->steps.n, sizeof *order);
    exercise_shuffle(exercise, 0, order);
    for (size_t i = 0; i < exercise->steps.n; i++) {
        int row = grid->rows;
        grid_text(grid, row, 2, 2, STYLE_DIM, "-");
        markdown_draw(grid, row, 4, cols - 4, ascii, exercise->steps.at[order[i]]);
    }
    free(order);
}

static void draw_exercise(struct session *session, const struct exercise *exercise,
                          struct grid *grid, int cols) {
    struct arena arena = { 0 };
    const char *points = exercise->points == 1 ? "" : "s";
    grid_printf(grid, grid->rows, 0, cols, STYLE_STRONG, "Exercise: %s", exercise->title);
    grid_printf(grid, grid->rows, 0, cols, STYLE_DIM, "%s, %g point%s, %s", exercise->id,
                exercise->points, points, exercise_kind_name(exercise->kind));
    markdown_draw(grid, grid->rows + 1, 0, cols, session->ascii,
                  exercise_text(exercise, exercise->task, NULL, &arena));
    if (exercise->program) {
        grid_put(grid, grid->rows, 0, ' ', STYLE_TEXT);
        draw_lines(grid, cols, exercise->program, true);
    }
    if (exercise->entry) draw_code(grid, cols, exercise);
    if (exercise->n_options || exercise->steps.n) grid_put(grid, grid->rows, 0, ' ', STYLE_TEXT);
    draw_options(grid, cols, session->ascii, exercise);
    if (exercise->steps.n) draw_steps(grid, cols, session->ascii, exercise);
    if (exercise->unit && exercise->unit[0])
        grid_printf(grid, grid->rows + 1, 0, cols, STYLE_DIM, "The answer is in %s.",
                    exercise->unit);
    arena_release(&arena);
}

static enum status draw_exercise_block(struct shown_lesson *shown, const struct lesson_block *block,
                                       struct grid *grid, struct error *err) {
    struct exercise exercise;
    const struct course_exercise *found =
        course_find_exercise(&shown->session->course, block->name);
    if (!found)
        return fail_at(err, STATUS_COURSE, shown->lesson.path, block->line - 1,
                       "there is no exercise '%s' in this course", block->name);
    enum status status = exercise_load(&exercise, session_script(shown->session), found->path, err);
    if (status != STATUS_OK) return status;
    draw_exercise(shown->session, &exercise, grid, shown->cols);
    exercise_release(&exercise);
    return STATUS_OK;
}

static enum status draw_quiz(struct shown_lesson *shown, const struct lesson_block *block,
                             struct grid *grid, struct error *err) {
    struct exercise *quizzes;
    size_t n;
    enum status status = quiz_load(&quizzes, &n, session_script(shown->session), shown->lesson.path,
                                   block->line, block->text, shown->about->id, err);
    if (status != STATUS_OK) return status;
    for (size_t i = 0; i < n; i++) {
        int row = grid->rows ? grid->rows + 1 : 0;
        grid_text(grid, row, 0, shown->cols, STYLE_STRONG, "Quick check");
        markdown_draw(grid, grid->rows, 0, shown->cols, shown->session->ascii, quizzes[i].task);
        draw_options(grid, shown->cols, shown->session->ascii, &quizzes[i]);
    }
    quiz_free(quizzes, n);
    return STATUS_OK;
}

static enum status draw_embed(struct shown_lesson *shown, struct embed *embed, struct error *err) {
    grid_init(&embed->grid, 0, shown->cols);
    switch (embed->block->kind) {
    case BLOCK_FIGURE:
        return draw_figure(shown, embed->block, &embed->grid, err);
    case BLOCK_EXERCISE:
        return draw_exercise_block(shown, embed->block, &embed->grid, err);
    case BLOCK_QUIZ:
        return draw_quiz(shown, embed->block, &embed->grid, err);
    default:
        return STATUS_OK;
    }
}

static const struct embed *embed_of(const struct shown_lesson *shown,
                                    const struct lesson_block *block) {
    for (size_t i = 0; i < shown->n; i++)
        if (shown->embeds[i].block == block) return &shown->embeds[i];
    return NULL;
}

static int embed_rows(void *owner, const struct lesson_block *block, int cols) {
    (void)cols;
    const struct embed *embed = embed_of(owner, block);
    return embed ? embed->grid.rows : 0;
}

static enum status print_grid(struct session *session, const struct grid *grid, struct error *err) {
    struct strbuf out = { 0 };
    grid_print(grid, 0, grid->rows, &(struct grid_print_options) { session->color, session->ascii },
               &out);
    enum status status = session_print(&out, err);
    strbuf_release(&out);
    return status;
}

static enum status print_lesson(struct shown_lesson *shown, struct error *err) {
    struct page page;
    struct page_options options = { .cols = shown->cols,
                                    .measure = shown->cols,
                                    .ascii = shown->session->ascii,
                                    .embed_rows = embed_rows,
                                    .owner = shown };
    page_lay_out(&page, &shown->lesson, &options);
    for (size_t i = 0; i < page.n_places; i++) {
        const struct embed *embed = embed_of(shown, &shown->lesson.blocks[page.places[i].block]);
        if (embed) grid_blit(&page.grid, page.places[i].row, 0, &embed->grid, 0, embed->grid.rows);
    }
    struct grid title;
    grid_init(&title, 0, shown->cols);
    grid_text(&title, 0, 0, shown->cols, STYLE_TITLE, shown->about->title);
    grid_fill(&title, 1, 0, 1, text_width(shown->about->title),
              shown->session->ascii ? '=' : 0x2550, STYLE_TITLE);
    grid_put(&title, 2, 0, ' ', STYLE_TEXT);
    enum status status = print_grid(shown->session, &title, err);
    if (status == STATUS_OK) status = print_grid(shown->session, &page.grid, err);
    grid_release(&title);
    page_release(&page);
    return status;
}

static enum status show_lesson(struct session *session, const struct course_lesson *about,
                               struct error *err) {
    struct shown_lesson shown = { .session = session, .about = about };
    shown.cols = session->cols < TEXT_COLS ? session->cols : TEXT_COLS;
    enum status status = course_read_lesson(&session->course, about, &shown.lesson, err);
    if (status != STATUS_OK) return status;
    shown.embeds = xcalloc(shown.lesson.n, sizeof *shown.embeds);
    for (size_t i = 0; status == STATUS_OK && i < shown.lesson.n; i++) {
        shown.embeds[shown.n].block = &shown.lesson.blocks[i];
        status = draw_embed(&shown, &shown.embeds[shown.n++], err);
    }
    if (status == STATUS_OK) status = print_lesson(&shown, err);
    for (size_t i = 0; i < shown.n; i++)
        grid_release(&shown.embeds[i].grid);
    free(shown.embeds);
    lesson_release(&shown.lesson);
    return status;
}

static enum status show_exercise(struct session *session, const char *id, struct error *err) {
    struct exercise exercise;
    enum status status = session_exercise(session, id, &exercise, err);
    if (status != STATUS_OK) return status;
    struct grid grid;
    int cols = session->cols < TEXT_COLS ? session->cols : TEXT_COLS;
    grid_init(&grid, 0, cols);
    draw_exercise(session, &exercise, &grid, cols);
    status = print_grid(session, &grid, err);
    grid_release(&grid);
    exercise_release(&exercise);
    return status;
}

enum status command_show(struct session *session, struct error *err) {
    const char *id;
    enum status status = session_operand(session, 0, "a lesson, a page or an exercise", &id, err);
    if (status == STATUS_OK) status = session_no_more(session, 1, err);
    if (status == STATUS_OK) status = session_open_course(session, err);
    if (status != STATUS_OK) return status;
    const struct course_lesson *lesson = course_find_reading(&session->course, id);
    if (lesson) return show_lesson(session, lesson, err);
    if (course_find_exercise(&session->course, id)) return show_exercise(session, id, err);
    return session_unknown(session, "lesson, page or exercise", id, err);
}
