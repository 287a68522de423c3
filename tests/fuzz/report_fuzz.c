// SPDX-License-Identifier: MIT
// The report writers: results made of any bytes, in every format. No control byte, no command of a
// CI system; JSON that parses, and that `merge` reads back to the same bytes.
#include "tests/fuzz/fuzz.h"

#include <jansson.h>
#include <sys/mman.h>
#include <unistd.h>

#include "lab/grade/merge.h"

struct source {
    const uint8_t *at, *end;
    struct arena arena;
};

static unsigned take(struct source *source, unsigned below) {
    return source->at < source->end ? *source->at++ % below : 0;
}

// Bytes up to a NUL or a quarter of what is left.
static const char *take_text(struct source *source) {
    size_t left = (size_t)(source->end - source->at), size = 0;
    while (size < left / 4 + 1 && size < left && source->at[size])
        size++;
    const char *text = arena_strndup(&source->arena, (const char *)source->at, size);
    source->at += size + (size < left);
    return text;
}

static struct value take_value(struct source *source, int depth) {
    double number = 0;
    switch (take(source, depth < 3 ? 6 : 4)) {
    case 0:
        return value_of_boolean(take(source, 2));
    case 1:
        return value_of_integer((int64_t)take(source, 256) << 50);
    case 2:
        for (size_t i = 0; i < sizeof number; i++)
            ((uint8_t *)&number)[i] = (uint8_t)take(source, 256);
        return value_of_number(number);
    case 3: {
        const char *text = take_text(source);
        return value_of_string(&source->arena, text, strlen(text));
    }
    default: {
        struct value list = value_of_list(&source->arena, take(source, 4));
        for (size_t i = 0; i < list.table.n; i++)
            list.table.items[i] = take_value(source, depth + 1);
        return list;
    }
    }
}

static void take_test(struct source *source, struct test_result *test) {
    *test = (struct test_result) { .name = "case 1",
                                   .verdict = take(source, VERDICTS),
                                   .hidden = take(source, 2),
                                   .score = take(source, 3),
                                   .max_score = 3,
                                   .message = take_text(source),
                                   .index = take_text(source),
                                   .has_values = take(source, 2),
                                   .withheld = take(source, 2) };
    if (!test->has_values) return;
    test->args = value_of_list(&source->arena, 1);
    test->args.table.items[0] = take_value(source, 0);
    test->expected = take_value(source, 0);
    test->actual = take_value(source, 0);
}

static struct exercise_result *take_exercise(struct source *source) {
    struct exercise_result *result = arena_alloc(&source->arena, sizeof *result);
    *result = (struct exercise_result) { .exercise = "scale",
                                         .title = "",
                                         .file = take_text(source),
                                         .verdict = take(source, VERDICTS),
                                         .score = take(source, 7) / 7.0,
                                         .max_score = 1,
                                         .message = take_text(source),
                                         .error_line = (int)take(source, 90),
                                         .why = "",
                                         .printed = take_text(source),
                                         .n_tests = take(source, 4) };
    if (take(source, 2)) result->mistake = take_text(source);
    result->printed_size = strlen(result->printed);
    result->tests = arena_alloc(&source->arena, result->n_tests * sizeof *result->tests);
    for (size_t i = 0; i < result->n_tests; i++)
        take_test(source, &result->tests[i]);
    if (take(source, 2)) {
        struct test_result *smallest = arena_alloc(&source->arena, sizeof *smallest);
        take_test(source, smallest);
        smallest->withheld = false;
        result->smallest = smallest;
    }
    return result;
}

static bool begins_ours(const char *line) {
    return strncmp(line, "::error ", 8) == 0 || strncmp(line, "::warning ", 10) == 0 ||
           strncmp(line, "::notice title=bitlab::", 23) == 0;
}

static void must_be_harmless(const char *format, const struct strbuf *out, bool to_file) {
    for (size_t i = 0; i < out->size; i++) {
        unsigned char c = (unsigned char)out->at[i];
        MUST((c >= 32 && c != 127) || c == '\n');
    }
    if (to_file) return;
    MUST(!strstr(out->at, "##[") && !strstr(out->at, "##vso["));
    for (const char *line = out->at; line; line = strchr(line, '\n')) {
        line += strspn(line, " \n");
        bool ours = strcmp(format, "github") == 0 && begins_ours(line);
        MUST(strncmp(line, "::", 2) != 0 || ours);
    }
}

static void take_back(void *owner, const struct submission_result *submission) {
    struct report_body *body = owner;
    report_format_find("json")->submission(body, submission);
    body->n++;
}

// Merging one report gives it again, but for the time.
static void must_merge(const struct strbuf *json) {
    char path[64];
    const char *paths[] = { path };
    struct merge *merge;
    struct error err = { 0 };
    struct report report = { 0 };
    struct strbuf out = { 0 };
    const struct report_options options = { .show_hidden = true };
    struct report_body body = { .options = &options, .out = &out, .of = 1 };
    int fd = memfd_create("report", MFD_CLOEXEC);
    MUST(write(fd, json->at, json->size) == (ssize_t)json->size);
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    enum status status = merge_open(&merge, paths, 1, &err);
    if (status != STATUS_OK) fprintf(stderr, "%s\n", err.text);
    MUST(status == STATUS_OK);
    merge_run(merge, &report, take_back, &body);
    MUST(strstr(json->at, strbuf_text(&out)) != NULL);
    strbuf_release(&out);
    merge_free(merge);
    arena_release(&report.arena);
    close(fd);
}

static void write_all(const struct report *report, bool to_file) {
    const struct report_options options = {
        .cols = 60, .to_file = to_file, .show_hidden = true, .verbose = to_file
    };
    for (size_t i = 0; i < report_format_count; i++) {
        struct strbuf out = { 0 };
        const char *format = report_formats[i].name;
        report_write(&report_formats[i], report, &options, &out);
        must_be_harmless(format, &out, to_file);
        if (strcmp(format, "json") == 0 || strcmp(format, "gradescope") == 0) {
            json_t *root = json_loadb(out.at, out.size, 0, NULL);
            MUST(root);
            json_decref(root);
        }
        if (strcmp(format, "json") == 0) must_merge(&out);
        strbuf_release(&out);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct source source = { .at = data, .end = data + size };
    struct exercise_result *results[3];
    struct submission_result submission = { .path = take_text(&source),
                                            .exercises = results,
                                            .n = take(&source, 4) };
    if (!*submission.path) submission.path = "x";
    for (size_t i = 0; i < submission.n; i++)
        results[i] = take_exercise(&source);
    struct report report = { .course_title = take_text(&source),
                             .course_hash = "00",
                             .seed = take_text(&source),
                             .isolation = "full",
                             .submissions = &submission,
                             .n = 1,
                             .interrupted = take(&source, 2) };
    report_total(&report);
    write_all(&report, false);
    write_all(&report, true);
    arena_release(&source.arena);
    return 0;
}
