// SPDX-License-Identifier: MIT
// run-figure: the child of a long job. It runs one figure at one state of its sliders and streams
// what it reports; the lab starts it, nobody types it.
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lab/base/digest.h"
#include "lab/base/memory.h"
#include "lab/commands/commands.h"
#include "lab/job/figure_report.h"

// The lesson may have been edited since the lab read it; its sliders' indices would then lie.
static enum status find_block(const struct lesson *lesson, const char *name, const char *digest,
                              const struct lesson_block **block, struct error *err) {
    char hex[DIGEST_HEX];
    for (size_t i = 0; i < lesson->n; i++) {
        *block = &lesson->blocks[i];
        if ((*block)->kind != BLOCK_FIGURE || strcmp((*block)->name, name) != 0) continue;
        digest_hex((*block)->text, strlen((*block)->text), hex);
        if (strcmp(hex, digest) == 0) return STATUS_OK;
    }
    return fail(err, STATUS_COURSE,
                "%s has changed since this lesson was opened: leave the lesson and open it again",
                lesson->path);
}

static enum status read_indices(const struct session *session, const struct live_figure *live,
                                size_t *indices, struct error *err) {
    const struct arguments *given = &session->arguments;
    if (given->n_operands != live->n_sliders + 2)
        return fail(err, STATUS_USAGE, "run-figure wants one index for each of %zu sliders",
                    live->n_sliders);
    for (size_t i = 0; i < live->n_sliders; i++) {
        char *end;
        errno = 0;
        unsigned long long index = strtoull(given->operands[i + 2], &end, 10);
        if (errno || *end || end == given->operands[i + 2] || index >= live->sliders[i].n)
            return fail(err, STATUS_USAGE, "'%s' is no index of the slider %s",
                        given->operands[i + 2], live->sliders[i].name);
        indices[i] = (size_t)index;
    }
    return STATUS_OK;
}

static enum status run(struct session *session, struct live_figure *live, bool *told,
                       struct error *err) {
    size_t *indices = xcalloc(live->n_sliders + 1, sizeof *indices);
    enum status status = read_indices(session, live, indices, err);
    *told = status == STATUS_OK;
    if (status == STATUS_OK) status = figure_report_run(live, indices, STDOUT_FILENO, err);
    free(indices);
    return status;
}

static enum status run_in(struct session *session, const struct lesson *lesson, const char *name,
                          bool *told, struct error *err) {
    const struct lesson_block *block = NULL;
    struct live_figure *live = NULL;
    enum status status = find_block(lesson, name, session->arguments.operands[1], &block, err);
    if (status == STATUS_OK)
        status = live_figure_load(session_script(session), lesson->path, block->line, block->name,
                                  block->text, &live, err);
    if (status == STATUS_OK) status = run(session, live, told, err);
    live_figure_free(live);
    return status;
}

static enum status open_and_run(struct session *session, bool *told, struct error *err) {
    const char *operand, *digest;
    const struct course_lesson *about;
    struct lesson lesson;
    enum status status = session_operand(session, 0, "LESSON/FIGURE", &operand, err);
    if (status == STATUS_OK) status = session_operand(session, 1, "a digest", &digest, err);
    if (status != STATUS_OK) return status;
    char *id = xstrdup(operand), *slash = strchr(id, '/');
    if (slash) *slash = '\0';
    status = session_lesson(session, id, &about, err);
    if (status == STATUS_OK) status = course_read_lesson(&session->course, about, &lesson, err);
    if (status == STATUS_OK) {
        status = run_in(session, &lesson, slash ? slash + 1 : "", told, err);
        lesson_release(&lesson);
    }
    free(id);
    return status;
}

enum status command_run_figure(struct session *session, struct error *err) {
    bool told = false; // the run has sent its own last frame
    enum status status = open_and_run(session, &told, err);
    if (status != STATUS_OK && !told) figure_report_error(STDOUT_FILENO, err);
    return status;
}
