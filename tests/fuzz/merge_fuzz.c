// SPDX-License-Identifier: MIT
// The reader of reports: any text is merged, or refused with a sentence.
#include "tests/fuzz/fuzz.h"

#include <sys/mman.h>
#include <unistd.h>

#include "lab/grade/merge.h"

static void write_each(void *owner, const struct submission_result *submission) {
    struct strbuf out = { 0 };
    const struct report_options options = { .cols = 60 };
    (void)owner;
    for (size_t i = 0; i < report_format_count; i++) {
        struct report_body body = { .options = &options, .out = &out, .of = 2 };
        report_formats[i].submission(&body, submission);
    }
    strbuf_release(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    char path[64];
    const char *paths[] = { path };
    struct merge *merge;
    struct error err = { 0 };
    struct report report = { 0 };
    int fd = memfd_create("report", MFD_CLOEXEC);
    MUST(write(fd, data, size) == (ssize_t)size);
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    if (merge_open(&merge, paths, 1, &err) == STATUS_OK)
        merge_run(merge, &report, write_each, NULL);
    else
        MUST(err.text[0]);
    merge_free(merge);
    arena_release(&report.arena);
    close(fd);
    return 0;
}
