// SPDX-License-Identifier: MIT
// doctor: what this system offers, each finding with what it means: terminal, confinement,
// processor, files.
#include <langinfo.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

#include "kernels/gemv/gemv.h"
#include "lab/base/file.h"
#include "lab/base/install.h"
#include "lab/base/memory.h"
#include "lab/cells/grid.h"
#include "lab/cells/json.h"
#include "lab/cells/sanitize.h"
#include "lab/commands/commands.h"
#include "lab/figure/figure.h"
#include "lab/grade/grade.h"
#include "lab/terminal/terminal.h"
#include "lab/ui/config.h"

const struct option_row doctor_options[] = {
    { "json", 0, NULL, "the findings as JSON" },
    { 0 },
};

enum finding_kind { FINDING_GOOD, FINDING_NOTE, FINDING_BAD };

struct finding {
    const char *area, *name, *text;
    enum finding_kind kind;
};

struct findings {
    struct finding at[96];
    size_t n;
    struct arena arena;
};

__attribute__((format(printf, 5, 6))) static void find(struct findings *findings,
                                                       enum finding_kind kind, const char *area,
                                                       const char *name, const char *format, ...) {
    if (findings->n == sizeof findings->at / sizeof *findings->at) return;
    struct strbuf text = { 0 }, safe = { 0 };
    char buffer[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(buffer, sizeof buffer, format, args);
    va_end(args);
    sanitize(&safe, buffer, strlen(buffer), false);
    findings->at[findings->n++] =
        (struct finding) { area, arena_strdup(&findings->arena, name),
                           arena_strdup(&findings->arena, strbuf_text(&safe)), kind };
    strbuf_release(&text);
    strbuf_release(&safe);
}

static const char *variable(const char *name) {
    const char *text = getenv(name);
    return text && *text ? text : "(not set)";
}

static void examine_terminal(const struct session *session, struct findings *findings) {
    bool is_terminal = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO),
         utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
    find(findings, is_terminal ? FINDING_GOOD : FINDING_NOTE, "terminal", "standard streams",
         is_terminal
             ? "a terminal, %d columns wide"
             : "not a terminal (%d columns are assumed): the full-screen lab cannot open here",
         session->cols);
    find(findings, utf8 ? FINDING_GOOD : FINDING_NOTE, "terminal", "characters", "%s%s",
         nl_langinfo(CODESET),
         utf8 ? ": Braille plots and laid-out formulas" : ": plots and formulas in ASCII");
    struct terminal_facts facts;
    terminal_learn_facts(&facts);
    find(findings, facts.known ? FINDING_GOOD : FINDING_BAD, "terminal", "TERM", "%s%s",
         variable("TERM"),
         facts.known ? ""
                     : ": unknown to this system's terminfo; `bitlab learn --plain` works without");
    find(findings, FINDING_NOTE, "terminal", "colours", "%d%s", facts.colors,
         getenv("NO_COLOR") ? ", switched off by NO_COLOR" : "");
    find(findings, FINDING_NOTE, "terminal", "editor", "%s",
         getenv("VISUAL") ? variable("VISUAL")
         : getenv("EDITOR")
             ? variable("EDITOR")
             : "neither VISUAL nor EDITOR is set: the first of nano, vim, vi is taken");
}

static void examine_isolation(struct findings *findings) {
    struct isolation isolation;
    struct error err;
    if (isolation_probe(NULL, &isolation, &findings->arena, &err) != STATUS_OK) {
        find(findings, FINDING_BAD, "confinement", "runner", "%s", err.text);
        return;
    }
    for (size_t i = 0; i < isolation.n; i++) {
        const struct isolation_layer *layer = &isolation.layers[i];
        find(findings, layer->active ? FINDING_GOOD : FINDING_BAD, "confinement", layer->name,
             "%s%s%s", layer->help, layer->note && layer->note[0] ? ": " : "",
             layer->note ? layer->note : "");
    }
    find(findings, isolation.full ? FINDING_GOOD : FINDING_BAD, "confinement", "isolation",
         isolation.full ? "full" : "not full: strangers' programs should not be graded here");
}

static void examine_filter(struct findings *findings) {
    struct forbidden_calls calls;
    struct error err;
    if (isolation_try_forbidden(NULL, &calls, &findings->arena, &err) != STATUS_OK) return;
    if (calls.let_through)
        find(findings, FINDING_BAD, "confinement", "forbidden calls",
             "%zu of %zu ended the process; not ended by: %s", calls.killed, calls.tried,
             calls.let_through);
    else
        find(findings, FINDING_GOOD, "confinement", "forbidden calls",
             "%zu system calls tried, every one ended the process", calls.tried);
}

static void examine_processor(struct findings *findings) {
    struct utsname system;
    if (uname(&system) == 0)
        find(findings, FINDING_NOTE, "processor", "system", "%s %s, %s", system.sysname,
             system.release, system.machine);
#if defined(__x86_64__) || defined(__i386__)
    __builtin_cpu_init();
    find(findings, FINDING_NOTE, "processor", "SIMD", "SSE2%s%s%s%s",
         __builtin_cpu_supports("avx2") ? ", AVX2" : "",
         __builtin_cpu_supports("fma") ? ", FMA" : "",
         __builtin_cpu_supports("avx512f") ? ", AVX-512" : "",
         __builtin_cpu_supports("avx512vnni") ? " with VNNI" : "");
#elif defined(__aarch64__)
    find(findings, FINDING_NOTE, "processor", "SIMD", "NEON");
#endif
    find(findings, FINDING_NOTE, "processor", "cores", "%ld", sysconf(_SC_NPROCESSORS_ONLN));
}

// In a process of its own, so that a kernel that crashes fails its proof and not doctor.
static bool is_proved(enum gemv_level level, struct gemv_error *why) {
    int ends[2], status = 0;
    snprintf(why->text, sizeof why->text, "the proof was ended by a crash");
    if (pipe(ends) != 0) return false;
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        bool proved = gemv_level_proved(level, why);
        if (!proved && write(ends[1], why->text, sizeof why->text) < 0) _exit(2);
        _exit(proved ? 0 : 1);
    }
    close(ends[1]);
    bool ended = child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status);
    if (ended && WEXITSTATUS(status) == 1 && read(ends[0], why->text, sizeof why->text) < 0)
        snprintf(why->text, sizeof why->text, "the proof said nothing");
    close(ends[0]);
    return ended && WEXITSTATUS(status) == 0;
}

static void examine_level(struct findings *findings, enum gemv_level level) {
    const char *name = gemv_level_names[level], *extension = gemv_level_extension(level);
    struct gemv_error why;
    if (!gemv_level_built(level))
        find(findings, FINDING_NOTE, "kernels", name, "not in this build");
    else if (!gemv_level_usable(level))
        find(findings, FINDING_NOTE, "kernels", name,
             "built, not usable: this processor or its system does not run it");
    else if (!is_proved(level, &why))
        find(findings, FINDING_BAD, "kernels", name, "built, usable, not proved: %s", why.text);
    else
        find(findings, FINDING_GOOD, "kernels", name, "built, usable, proved%s%s%s",
             level == GEMV_SCALAR ? "" : " against scalar", *extension ? ", with " : "", extension);
}

static void examine_kernels(struct findings *findings) {
    const char *asked = getenv("BITLAB_ISA"); // an empty one asks for nothing
    enum gemv_level chosen;
    struct gemv_error why;
    for (int level = 0; level < GEMV_LEVELS; level++)
        examine_level(findings, (enum gemv_level)level);
    if (gemv_level_choose(&chosen, &why) == GEMV_OK)
        find(findings, FINDING_GOOD, "kernels", "level", "%s%s", gemv_level_names[chosen],
             asked != NULL && *asked != '\0' ? ", by BITLAB_ISA"
                                             : ", the best usable one (BITLAB_ISA names another)");
    else
        find(findings, FINDING_BAD, "kernels", "level", "%s", why.text);
}

static void examine_folder(struct findings *findings, const char *name, char *folder) {
    if (!folder)
        find(findings, FINDING_BAD, "files", name, "no place: HOME is not set, or is no full path");
    else if (!file_exists(folder))
        find(findings, FINDING_NOTE, "files", name, "%s (made when it is needed)", folder);
    else if (access(folder, W_OK) != 0)
        find(findings, FINDING_BAD, "files", name, "%s cannot be written", folder);
    else
        find(findings, FINDING_GOOD, "files", name, "%s", folder);
    free(folder);
}

// Whether plots may be painted in pixels. The terminal itself is asked by the lab alone.
static void examine_pixels(const struct config *config, struct findings *findings) {
    const struct plot_look look = { 1, 1, 1, 1, false, -1 };
    struct figure figure = {
        .title = "", .x = { .label = "" }, .y = { .label = "" }, .notice = "", .settings = ""
    };
    struct strbuf out = { 0 };
    struct error err = { 0 };
    bool can = !config->pixels || figure_plot(&figure, &look, true, &out, &err) == STATUS_OK;
    find(findings, can ? FINDING_NOTE : FINDING_BAD, "terminal", "pixels", "%s",
         !config->pixels ? "off; with `pixels = auto` in the configuration lines and points are "
                           "painted in pixels, where the terminal shows them"
         : !can          ? err.text
         : terminal_may_have_pixels()
             ? "auto: the lab asks the terminal for kitty's graphics and sixel"
             : "auto, but not asked for inside tmux or screen, or with this TERM");
    strbuf_release(&out);
}

static void examine_config(const struct config *config, struct findings *findings) {
    const char *rest = strbuf_text(&config->wrong);
    find(findings, config->n_wrong ? FINDING_BAD : FINDING_GOOD, "files", "configuration", "%s%s",
         config->path ? config->path : "no place: HOME is not set, or is no full path",
         !config->path                ? ""
         : !file_exists(config->path) ? " (not there: everything is as it ships)"
         : config->n_wrong            ? ": wrong lines are passed over"
                                      : "");
    for (size_t i = 0; i < config->n_wrong; i++) {
        int length = (int)strcspn(rest, "\n");
        find(findings, FINDING_BAD, "files", "configuration", "%.*s", length, rest);
        rest += length + 1;
    }
}

static void examine_files(struct session *session, const struct config *config,
                          struct findings *findings) {
    struct error err;
    if (session_open_course(session, &err) == STATUS_OK)
        find(findings, FINDING_GOOD, "files", "course", "%s (%zu lessons, %zu exercises)",
             session->course.folder, session->course.n_lessons, session->course.n_exercises);
    else
        find(findings, FINDING_BAD, "files", "course", "%s", err.text);
    examine_folder(findings, "progress", folder_data());
    examine_config(config, findings);
    examine_folder(findings, "cache", folder_cache());
}

static enum status print_text(const struct session *session, const struct findings *findings,
                              struct error *err) {
    static const struct {
        const char *sign, *ascii;
        enum style style;
    } signs[] = { { "✓", "+", STYLE_GOOD }, { "·", "-", STYLE_DIM }, { "✗", "!", STYLE_BAD } };
    struct grid grid;
    struct strbuf out = { 0 };
    grid_init(&grid, 0, 200);
    grid_printf(&grid, 0, 0, 78, STYLE_TITLE, "bitlab %s", installed_version());
    const char *area = "";
    for (size_t i = 0; i < findings->n; i++) {
        const struct finding *finding = &findings->at[i];
        if (strcmp(area, finding->area) != 0)
            grid_text(&grid, grid.rows + 1, 0, 60, STYLE_HEADING, finding->area);
        area = finding->area;
        int row = grid.rows;
        grid_text(&grid, row, 2, 1, signs[finding->kind].style,
                  session->ascii ? signs[finding->kind].ascii : signs[finding->kind].sign);
        grid_text(&grid, row, 4, 18, STYLE_TEXT, finding->name);
        grid_text(&grid, row, 23, 170, STYLE_TEXT, finding->text);
    }
    grid_print(&grid, 0, grid.rows, &(struct grid_print_options) { session->color, session->ascii },
               &out);
    enum status status = session_print(&out, err);
    strbuf_release(&out);
    grid_release(&grid);
    return status;
}

static enum status print_json(const struct findings *findings, struct error *err) {
    static const char *const kinds[] = { "good", "note", "bad" };
    struct strbuf out = { 0 };
    struct json json = { .out = &out };
    json_open(&json, NULL, '{');
    json_put_string(&json, "version", installed_version());
    json_open(&json, "findings", '[');
    for (size_t i = 0; i < findings->n; i++) {
        const struct finding *finding = &findings->at[i];
        json_open(&json, NULL, '{');
        json_put_string(&json, "area", finding->area);
        json_put_string(&json, "name", finding->name);
        json_put_string(&json, "text", finding->text);
        json_put_string(&json, "kind", kinds[finding->kind]);
        json_close(&json, '}');
    }
    json_close(&json, ']');
    json_close(&json, '}');
    return session_print_json(&out, err);
}

enum status command_doctor(struct session *session, struct error *err) {
    struct findings findings = { 0 };
    struct config config;
    enum status status = session_no_more(session, 0, err);
    if (status != STATUS_OK) return status;
    config_load(&config);
    examine_terminal(session, &findings);
    examine_pixels(&config, &findings);
    examine_isolation(&findings);
    examine_filter(&findings);
    examine_processor(&findings);
    examine_kernels(&findings);
    examine_files(session, &config, &findings);
    config_release(&config);
    status = argument_given(&session->arguments, "json") ? print_json(&findings, err)
                                                         : print_text(session, &findings, err);
    arena_release(&findings.arena);
    return status;
}
