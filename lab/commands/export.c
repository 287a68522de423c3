// SPDX-License-Identifier: MIT
// export: the learner's own report of progress, answers, practice and notes, as Markdown or HTML.
#include "lab/commands/export.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "lab/base/file.h"
#include "lab/base/install.h"
#include "lab/base/memory.h"
#include "lab/cells/sanitize.h"
#include "lab/commands/commands.h"
#include "lab/commands/export_answer.h"
#include "lab/lesson/lesson.h"
#include "lab/script/live_figure.h"
#include "lab/store/notes.h"
#include "lab/ui/kept_sliders.h"
#include "lab/ui/sign.h"
#include "lab/ui/statistics.h"
#include "lab/ui/words.h"

const struct option_row export_options[] = {
    { "output", 'o', "FILE", "write FILE.md or FILE.html instead of the standard output" },
    { "format", 0, "F", "md or html, where the file's name does not say it" },
    { 0 },
};

struct reporting {
    struct export to;
    struct learner learner;
    struct statistics statistics;
};

__attribute__((format(printf, 2, 3))) static void say(struct reporting *r, const char *format,
                                                      ...) {
    char text[512];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    r->to.writer->paragraph(&r->to, text);
}

// How many of a module's exercises were passed before they were changed.
static size_t outdated_of_module(struct learner *learner, const struct course_module *module) {
    size_t n = 0;
    for (size_t l = 0; l < module->n; l++) {
        const struct text_list *ids = learner_exercises(learner, &module->lessons[l]);
        for (size_t i = 0; i < ids->n; i++)
            n += learner_mark_is_outdated(learner, ids->at[i]);
    }
    return n;
}

static void say_outdated(struct reporting *r) {
    size_t n = 0;
    for (size_t m = 0; m < r->learner.course.n_modules; m++)
        n += outdated_of_module(&r->learner, &r->learner.course.modules[m]);
    char *sentence = outdated_sentence(n, false);
    if (n) say(r, "%s", sentence);
    free(sentence);
}

static void write_head(struct reporting *r) {
    char day[32];
    time_t now = time(NULL);
    struct tm local;
    strftime(day, sizeof day, "%Y-%m-%d", localtime_r(&now, &local));
    r->to.writer->begin(&r->to, r->learner.course.title);
    say(r, "Report of %s, written by bitlab %s. %zu of %zu exercises solved.", day,
        installed_version(), r->learner.passed, r->learner.course.n_exercises);
    say_outdated(r);
}

static size_t count_of_module(struct learner *learner, const struct course_module *module,
                              size_t *passed) {
    size_t n = 0;
    *passed = 0;
    for (size_t l = 0; l < module->n; l++) {
        n += learner_exercises(learner, &module->lessons[l])->n;
        *passed += learner_passed(learner, &module->lessons[l]);
    }
    return n;
}

static void draw_progress_figure(struct reporting *r) {
    const struct course *course = &r->learner.course;
    struct figure figure = { .title = "Exercises solved by module",
                             .x.label = "",
                             .y = { .label = "percent", .from = 0, .to = 100 },
                             .notice = "",
                             .settings = "" };
    const char **names = arena_alloc(&figure.arena, (course->n_modules + 1) * sizeof *names);
    double *shares = arena_alloc(&figure.arena, (course->n_modules + 1) * sizeof *shares);
    struct series bars = { .kind = SERIES_BARS, .label = "", .names = names, .y = shares };
    for (size_t m = 0; m < course->n_modules; m++) {
        size_t passed, n = count_of_module(&r->learner, &course->modules[m], &passed);
        if (!n) continue;
        names[bars.n] = course->modules[m].title;
        shares[bars.n++] = 100.0 * (double)passed / (double)n;
    }
    figure.series = &bars;
    figure.n_series = bars.n > 0;
    if (bars.n) r->to.writer->figure(&r->to, &figure, "progress");
    figure_release(&figure);
}

static void write_progress(struct reporting *r) {
    const struct course *course = &r->learner.course;
    r->to.writer->heading(&r->to, 2, "Progress");
    draw_progress_figure(r);
    for (size_t m = 0; m < course->n_modules; m++) {
        const struct course_module *module = &course->modules[m];
        struct skill_check check;
        size_t passed, n = count_of_module(&r->learner, module, &passed);
        struct strbuf text = { 0 };
        strbuf_printf(&text, "%s: %zu of %zu solved", module->title, passed, n);
        if (store_best_check(r->learner.store, course->title, module->id, &check))
            strbuf_printf(&text, ", skill check %d of %d", check.correct, check.asked);
        enum sign sign = outdated_of_module(&r->learner, module) ? SIGN_OUTDATED
                         : passed == n                           ? SIGN_PASSED
                         : passed                                ? SIGN_TRIED
                                                                 : SIGN_NEW;
        if (n) r->to.writer->item(&r->to, sign_text(sign, false), text.at);
        strbuf_release(&text);
    }
    r->to.writer->end_items(&r->to);
}

static void write_practice(struct reporting *r) {
    const struct statistics *statistics = &r->statistics;
    if (!statistics->counts.cards) return;
    r->to.writer->heading(&r->to, 2, "Practice");
    say(r, "In practice: %zu. Learned: %zu. Answers in the last %d days: %zu.",
        statistics->counts.cards, statistics->counts.learned, STATISTICS_DAYS, statistics->reviews);
    if (statistics->by_day.n_series)
        r->to.writer->figure(&r->to, &statistics->by_day, "answers-by-day");
    if (!statistics->n_mistakes) return;
    r->to.writer->heading(&r->to, 3, statistics->by_mistake.title);
    for (size_t i = 0; i < statistics->n_mistakes; i++) {
        const struct made_mistake *mistake = &statistics->mistakes[i];
        struct strbuf text = { 0 };
        strbuf_printf(&text, "in %s: %s", learner_title(&r->learner, mistake->exercise),
                      mistake->says);
        for (char *c = text.at; *c; c++)
            if (*c == '\n') *c = ' ';
        char *times = mistake->times == 1 ? xstrdup("once") : xprintf("%d times", mistake->times);
        r->to.writer->item(&r->to, times, text.at);
        free(times);
        strbuf_release(&text);
    }
    r->to.writer->end_items(&r->to);
}

struct answers {
    size_t n;
    char *last, *passed; // the last answer, and the last that passed
};

static void take_answer(void *owner, const struct past_answer *answer) {
    struct answers *answers = owner;
    char **kept = strcmp(answer->verdict, "pass") == 0 ? &answers->passed : &answers->last;
    answers->n++;
    free(*kept);
    *kept = xstrdup(answer->answer);
}

// ", answer b) …" behind how often it was tried; one of several lines is a block of its own.
static void add_answer(struct reporting *r, const char *id, const char *answer,
                       struct strbuf *text) {
    const struct course_exercise *at = course_find_exercise(&r->learner.course, id);
    struct exercise exercise = { 0 };
    struct strbuf words = { 0 };
    struct error ignored = { 0 }; // opening the exercise says what is wrong with it
    if (exercise_load(&exercise, r->learner.script, at->path, &ignored) == STATUS_OK)
        export_answer_words(&exercise, answer, &words);
    if (words.size)
        strbuf_printf(text, ", answer %s", words.at);
    else
        strbuf_printf(text, ", answer `%s`", answer);
    strbuf_release(&words);
    exercise_release(&exercise);
}

static void add_tries(struct strbuf *text, bool passed, size_t n) {
    if (passed && n == 1)
        strbuf_puts(text, "solved at the first try");
    else if (passed)
        strbuf_printf(text, "solved after %zu tries", n);
    else if (n == 1)
        strbuf_puts(text, "tried once");
    else
        strbuf_printf(text, "tried %zu times", n);
}

static void write_exercise(struct reporting *r, const char *id) {
    struct answers answers = { 0 };
    struct error ignored = { 0 };
    bool passed = learner_mark(&r->learner, id) == MARK_PASSED;
    bool outdated = learner_mark_is_outdated(&r->learner, id);
    enum sign sign = outdated ? SIGN_OUTDATED : passed ? SIGN_PASSED : SIGN_TRIED;
    store_each_answer(r->learner.store, r->learner.course.title, id, take_answer, &answers,
                      &ignored);
    const char *answer = answers.passed ? answers.passed : answers.last ? answers.last : "";
    bool short_one = *answer && !strpbrk(answer, "\n`");
    struct strbuf text = { 0 };
    strbuf_printf(&text, "%s: ", learner_title(&r->learner, id));
    add_tries(&text, passed, answers.n);
    if (outdated) strbuf_puts(&text, WORDS_OUTDATED);
    if (short_one) add_answer(r, id, answer, &text);
    r->to.writer->item(&r->to, sign_text(sign, false), text.at);
    if (*answer && !short_one) {
        r->to.writer->end_items(&r->to);
        r->to.writer->code(&r->to, answer);
    }
    strbuf_release(&text);
    free(answers.last);
    free(answers.passed);
}

static void write_exercises(struct reporting *r, const struct course_lesson *lesson) {
    const struct text_list *ids = learner_exercises(&r->learner, lesson);
    for (size_t i = 0; i < ids->n; i++)
        if (learner_mark(&r->learner, ids->at[i]) != MARK_NEW) write_exercise(r, ids->at[i]);
    const char *so_far = strbuf_text(&r->to.out);
    if (!text_ends(so_far, "</code></pre>\n") && !text_ends(so_far, "\n\n"))
        r->to.writer->end_items(&r->to);
}

static bool has_answers(struct learner *learner, const struct course_lesson *lesson) {
    const struct text_list *ids = learner_exercises(learner, lesson);
    for (size_t i = 0; i < ids->n; i++)
        if (learner_mark(learner, ids->at[i]) != MARK_NEW) return true;
    return false;
}

// Notes without their first line where it repeats the heading above them.
static const char *without_heading(const char *notes, const char *heading) {
    size_t size = strlen(heading);
    bool same = strncmp(notes, "# ", 2) == 0 && strncmp(notes + 2, heading, size) == 0 &&
                notes[2 + size] == '\n';
    if (!same) return notes;
    notes += 3 + size;
    return notes + strspn(notes, "\n");
}

// A figure at the learner's sliders; one whose sliders are all at their defaults is the lesson's,
// and one that takes long is not run here.
static void write_figure(struct reporting *r, const struct course_lesson *lesson,
                         const struct lesson_block *block, const char *path,
                         const struct kept_sliders *kept) {
    struct live_figure *live;
    struct figure figure;
    struct error ignored = { 0 };
    if (live_figure_load(r->learner.script, path, block->line, block->name, block->text, &live,
                         &ignored) != STATUS_OK)
        return;
    size_t *indices = xcalloc(live->n_sliders + 1, sizeof *indices);
    for (size_t i = 0; i < live->n_sliders; i++)
        indices[i] = live->sliders[i].start;
    if (kept_sliders_give(kept, live, indices) && !live->is_job &&
        live_figure_draw(live, indices, &figure, &ignored) == STATUS_OK) {
        char *name = xprintf("%s-%s", lesson->id, block->name);
        r->to.writer->figure(&r->to, &figure, name);
        free(name);
        figure_release(&figure);
    }
    free(indices);
    live_figure_free(live);
}

static void write_figures(struct reporting *r, const struct course_lesson *about,
                          const char *sliders) {
    struct lesson lesson;
    struct error ignored = { 0 };
    struct kept_sliders kept = { 0 };
    if (course_read_lesson(&r->learner.course, about, &lesson, &ignored) != STATUS_OK) return;
    kept_sliders_read(&kept, sliders);
    for (size_t i = 0; i < lesson.n; i++)
        if (lesson.blocks[i].kind == BLOCK_FIGURE)
            write_figure(r, about, &lesson.blocks[i], lesson.path, &kept);
    kept_sliders_release(&kept);
    lesson_release(&lesson);
}

static void write_lesson(struct reporting *r, const struct course_lesson *lesson) {
    struct strbuf notes = { 0 };
    struct error ignored = { 0 };
    notes_read(r->learner.course.title, lesson->id, &notes, &ignored);
    bool answers = has_answers(&r->learner, lesson);
    char *sliders = learner_sliders(&r->learner, lesson->id);
    if (answers || notes.size || *sliders) r->to.writer->heading(&r->to, 3, lesson->title);
    if (*sliders) write_figures(r, lesson, sliders);
    free(sliders);
    if (answers) write_exercises(r, lesson);
    if (notes.size) r->to.writer->markdown(&r->to, 3, without_heading(notes.at, lesson->title));
    strbuf_release(&notes);
}

static void write_lessons(struct reporting *r) {
    r->to.writer->heading(&r->to, 2, "Lessons");
    for (size_t i = 0; i < r->learner.course.n_lessons; i++)
        write_lesson(r, r->learner.course.lessons[i]);
    struct strbuf notes = { 0 };
    struct error ignored = { 0 };
    notes_read(r->learner.course.title, NULL, &notes, &ignored);
    if (notes.size) r->to.writer->heading(&r->to, 2, "Notes of no lesson");
    if (notes.size) r->to.writer->markdown(&r->to, 2, without_heading(notes.at, "Notes"));
    strbuf_release(&notes);
}

static const struct export_writer *writer_of(const char *format) {
    if (strcmp(format, "html") == 0 || strcmp(format, "htm") == 0) return &export_html;
    if (strcmp(format, "md") == 0 || strcmp(format, "markdown") == 0) return &export_markdown;
    return NULL;
}

static enum status choose_writer(struct session *session, const char *path,
                                 const struct export_writer **writer, struct error *err) {
    const char *asked = argument_value(&session->arguments, "format");
    const char *dot = path ? strrchr(path_name(path), '.') : NULL;
    const struct export_writer *named = dot ? writer_of(dot + 1) : NULL;
    const char *format = asked ? asked : dot ? dot + 1 : "md";
    *writer = writer_of(format);
    if (!*writer)
        return fail(err, STATUS_USAGE, "a report is written as md or html, not as '%s'", format);
    if (named && named != *writer)
        return fail(err, STATUS_USAGE,
                    "%s is written as its name says, and --format asks for %s; leave one of them "
                    "out",
                    path, asked);
    return STATUS_OK;
}

// Markdown's figures stand in a folder beside the file: report.md has report.figures/.
static void place_figures(struct export *to, const char *path) {
    if (!path || to->writer != &export_markdown) return;
    size_t stem = text_ends(path, ".md") ? strlen(path) - 3 : strlen(path);
    to->folder = xprintf("%.*s.figures", (int)stem, path);
    to->folder_name = path_name(to->folder);
}

// A terminal may stand behind the standard output, and titles and notes may hold anything.
static enum status print_safely(const struct strbuf *report, struct error *err) {
    struct strbuf safe = { 0 };
    sanitize(&safe, strbuf_text(report), report->size, true);
    enum status status = session_print(&safe, err);
    strbuf_release(&safe);
    return status;
}

static enum status write_report(struct session *session, struct reporting *r, const char *path,
                                struct error *err) {
    learner_look_for_outdated(&r->learner, HUGE_VAL);
    place_figures(&r->to, path);
    statistics_gather(&r->statistics, &r->learner, (int64_t)time(NULL));
    write_head(r);
    write_progress(r);
    write_practice(r);
    write_lessons(r);
    r->to.writer->end(&r->to);
    statistics_release(&r->statistics);
    free(r->to.folder);
    if (r->to.status != STATUS_OK) return r->to.status;
    if (!path) return print_safely(&r->to.out, err);
    enum status status = file_write(path, r->to.out.at, r->to.out.size, err);
    if (status == STATUS_OK) session_say("wrote %s", path);
    (void)session;
    return status;
}

enum status command_export(struct session *session, struct error *err) {
    const char *path = argument_value(&session->arguments, "output");
    struct reporting *r = xcalloc(1, sizeof *r);
    r->to.err = err;
    enum status status = session_no_more(session, 0, err);
    if (status == STATUS_OK) status = choose_writer(session, path, &r->to.writer, err);
    if (status == STATUS_OK)
        status = learner_open(&r->learner, argument_value(&session->arguments, "course"), err);
    if (status == STATUS_OK) {
        if (r->learner.warning[0]) session_say("%s", r->learner.warning);
        status = write_report(session, r, path, err);
    }
    if (r->learner.loop) learner_release(&r->learner);
    strbuf_release(&r->to.out);
    free(r);
    return status;
}
