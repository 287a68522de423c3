// SPDX-License-Identifier: MIT
// Many JSON reports made one. Every submission is read twice: once to see that it is sound and to
// add it up, and once when the formats are written, so that only the files' own trees stay.
#include "lab/grade/merge.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lab/base/file.h"
#include "lab/cells/sanitize.h"
#include "lab/grade/merge_read.h"

enum { REPORT_BYTES_MAX = 1 << 30 };

struct merged_submission {
    const char *path; // in its tree
    const json_t *object;
    size_t report;
};

struct merge {
    const char *const *paths;
    json_t **reports;
    size_t n;
    struct merged_submission *at;
    size_t n_submissions, capacity;
};

void merge_free(struct merge *merge) {
    if (!merge) return;
    for (size_t i = 0; i < merge->n; i++)
        json_decref(merge->reports[i]);
    free(merge->reports);
    free(merge->at);
    free(merge);
}

size_t merge_size(const struct merge *merge) {
    return merge->n_submissions;
}

// A string of the head; "" where it is null.
static const char *head_text(const json_t *report, const char *key) {
    const char *text = json_string_value(json_object_get(report, key));
    return text ? text : "";
}

static const char *course_text(const json_t *report, const char *key) {
    return head_text(json_object_get(report, "course"), key);
}

static enum status load(const char *path, json_t **report, struct error *err) {
    struct strbuf bytes = { 0 };
    json_error_t wrong;
    enum status status = file_read(path, REPORT_BYTES_MAX, &bytes, err);
    if (status != STATUS_OK) return status;
    *report = json_loadb(strbuf_text(&bytes), bytes.size, JSON_ALLOW_NUL, &wrong);
    strbuf_release(&bytes);
    if (!*report)
        return fail_at(err, STATUS_USAGE, path, wrong.line, "this is no JSON: %s", wrong.text);
    if (strcmp(head_text(*report, "schema"), "bitlab-result/1") == 0) return STATUS_OK;
    return fail(err, STATUS_USAGE,
                "%s: this is no report of `bitlab grade --format json`: its schema is not "
                "bitlab-result/1",
                path);
}

static enum status same_origin(const struct merge *merge, size_t i, struct error *err) {
    const json_t *first = merge->reports[0], *report = merge->reports[i];
    if (strcmp(course_text(first, "hash"), course_text(report, "hash")) != 0)
        return fail(err, STATUS_USAGE,
                    "%s is of another course than %s (\"%s\", hash %.12s; \"%s\", hash %.12s): "
                    "grade both with the same course",
                    merge->paths[i], merge->paths[0], course_text(report, "title"),
                    course_text(report, "hash"), course_text(first, "title"),
                    course_text(first, "hash"));
    if (strcmp(head_text(first, "seed"), head_text(report, "seed")) != 0)
        return fail(err, STATUS_USAGE,
                    "%s was graded with another seed than %s: grade both with the same --seed",
                    merge->paths[i], merge->paths[0]);
    return STATUS_OK;
}

static enum status no_submission(const struct merge *merge, size_t i, size_t number,
                                 struct error *err) {
    return fail(err, STATUS_USAGE, "%s: submission %zu is not as `bitlab grade` writes them",
                merge->paths[i], number + 1);
}

static enum status add_submissions(struct merge *merge, size_t i, struct error *err) {
    const json_t *report = merge->reports[i], *list = json_object_get(report, "submissions");
    struct report sum = { 0 };
    struct arena arena = { 0 };
    double score = NAN;
    enum status status = STATUS_OK;
    if (!json_is_array(list) || !merge_read_number(report, "score", &score))
        return fail(err, STATUS_USAGE,
                    "%s: this report lacks its submissions or its score; write it anew with "
                    "`bitlab grade --format json`",
                    merge->paths[i]);
    for (size_t k = 0; status == STATUS_OK && k < json_array_size(list); k++) {
        const json_t *object = json_array_get(list, k);
        struct submission_result submission;
        if (!merge_read_submission(object, &arena, &submission)) {
            status = no_submission(merge, i, k, err);
            break;
        }
        report_add(&sum, &submission);
        GROW(merge->at, merge->n_submissions, merge->capacity);
        merge->at[merge->n_submissions++] =
            (struct merged_submission) { head_text(object, "path"), object, i };
        arena_release(&arena);
    }
    arena_release(&arena);
    if (status == STATUS_OK && !(fabs(sum.score - score) <= 1e-6))
        status = fail(err, STATUS_USAGE,
                      "%s says a score of %.9g and its exercises add up to %.9g: it was changed",
                      merge->paths[i], score, sum.score);
    return status;
}

static int by_path(const void *a, const void *b) {
    const struct merged_submission *x = a, *y = b;
    int order = strcmp(x->path, y->path);
    return order ? order : (x->report > y->report) - (x->report < y->report);
}

static enum status sort(struct merge *merge, struct error *err) {
    if (merge->n_submissions) qsort(merge->at, merge->n_submissions, sizeof *merge->at, by_path);
    for (size_t i = 1; i < merge->n_submissions; i++) {
        const struct merged_submission *one = &merge->at[i - 1], *two = &merge->at[i];
        if (strcmp(one->path, two->path) != 0) continue;
        return fail(err, STATUS_USAGE, "the submission %s stands in %s and in %s", one->path,
                    merge->paths[one->report], merge->paths[two->report]);
    }
    return STATUS_OK;
}

enum status merge_open(struct merge **out, const char *const *paths, size_t n, struct error *err) {
    struct merge *merge = xcalloc(1, sizeof *merge);
    enum status status = STATUS_OK;
    *merge = (struct merge) { .paths = paths, .reports = xcalloc(n + 1, sizeof *merge->reports) };
    for (size_t i = 0; status == STATUS_OK && i < n; i++) {
        status = load(paths[i], &merge->reports[merge->n], err);
        if (merge->reports[merge->n]) merge->n++;
        if (status == STATUS_OK) status = same_origin(merge, i, err);
        if (status == STATUS_OK) status = add_submissions(merge, i, err);
    }
    if (status == STATUS_OK) status = sort(merge, err);
    if (status != STATUS_OK) {
        merge_free(merge);
        merge = NULL;
    }
    *out = merge;
    return status;
}

static void read_head(const struct merge *merge, struct report *report) {
    struct arena *arena = &report->arena;
    const json_t *first = merge->reports[0];
    report->course_title = arena_strdup(arena, course_text(first, "title"));
    report->course_hash = arena_strdup(arena, course_text(first, "hash"));
    report->seed = arena_strdup(arena, head_text(first, "seed"));
    report->isolation = "full";
    for (size_t i = 0; i < merge->n; i++) {
        const char *isolation = head_text(merge->reports[i], "isolation");
        double seconds;
        if (strcmp(isolation, "full") != 0 && strcmp(report->isolation, "full") == 0)
            report->isolation = arena_strdup(arena, isolation);
        if (json_object_get(merge->reports[i], "note")) report->interrupted = true;
        if (merge_read_number(json_object_get(merge->reports[i], "timing"), "seconds", &seconds) &&
            isfinite(seconds))
            report->seconds += seconds;
    }
}

void merge_run(struct merge *merge, struct report *report, merge_taker *take, void *owner) {
    *report = (struct report) { .arena = report->arena };
    report_total(report);
    read_head(merge, report);
    for (size_t i = 0; i < merge->n_submissions; i++) {
        struct arena arena = { 0 };
        struct submission_result submission;
        if (merge_read_submission(merge->at[i].object, &arena, &submission)) {
            report_add(report, &submission);
            take(owner, &submission);
        }
        arena_release(&arena);
    }
}
