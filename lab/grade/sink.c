// SPDX-License-Identifier: MIT
// One format of a report on its way out. Up to a megabyte waits in memory, the rest in a file that
// has no name, so that nothing is left whatever happens; where there is no such file, in memory.
#include "lab/grade/sink.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

enum { KEPT_BYTES = 1 << 20, CHUNK = 64 << 10 };

struct report_sink {
    const struct report_format *format;
    struct report_options options;
    struct report_body body;
    struct strbuf kept;
    int file; // -1: none yet
    bool no_file;
    off_t filed; // bytes in it
};

struct report_sink *report_sink_new(const struct report_format *format,
                                    const struct report_options *options, size_t of) {
    struct report_sink *sink = xcalloc(1, sizeof *sink);
    *sink = (struct report_sink) { .format = format, .options = *options, .file = -1 };
    sink->body = (struct report_body) { .options = &sink->options, .out = &sink->kept, .of = of };
    return sink;
}

void report_sink_free(struct report_sink *sink) {
    if (!sink) return;
    if (sink->file >= 0) close(sink->file);
    strbuf_release(&sink->kept);
    free(sink);
}

static bool write_whole(int fd, const char *bytes, size_t size) {
    while (size) {
        ssize_t put = write(fd, bytes, size);
        if (put < 0 && errno == EINTR) continue;
        if (put <= 0) return false;
        bytes += put;
        size -= (size_t)put;
    }
    return true;
}

static int nameless_file(void) {
    const char *folder = getenv("TMPDIR");
    if (!folder || !*folder) folder = "/tmp";
    return open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
}

// A file that takes no more (a full disk) is cut back to what it held, and memory serves from here.
static void move_to_file(struct report_sink *sink) {
    if (sink->file < 0) sink->file = nameless_file();
    if (sink->file >= 0 && write_whole(sink->file, sink->kept.at, sink->kept.size)) {
        sink->filed += (off_t)sink->kept.size;
        strbuf_clear(&sink->kept);
        return;
    }
    sink->no_file = true;
    if (sink->file >= 0 && ftruncate(sink->file, sink->filed) != 0)
        errno = 0; // only `filed` bytes of it are ever read
}

void report_sink_add(struct report_sink *sink, const struct submission_result *submission) {
    sink->format->submission(&sink->body, submission);
    sink->body.n++;
    if (sink->kept.size > KEPT_BYTES && !sink->no_file) move_to_file(sink);
}

static bool copy_file(const struct report_sink *sink, int fd) {
    char bytes[CHUNK];
    for (off_t at = 0; at < sink->filed;) {
        off_t left = sink->filed - at;
        size_t size = left < CHUNK ? (size_t)left : CHUNK;
        ssize_t got = pread(sink->file, bytes, size, at);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0 || !write_whole(fd, bytes, (size_t)got)) return false;
        at += got;
    }
    return true;
}

bool report_sink_write(struct report_sink *sink, const struct report *report, int fd) {
    struct strbuf begin = { 0 }, end = { 0 };
    sink->format->begin(report, &sink->options, &begin);
    sink->format->end(report, &sink->options, &end);
    bool written = write_whole(fd, strbuf_text(&begin), begin.size) && copy_file(sink, fd) &&
                   write_whole(fd, strbuf_text(&sink->kept), sink->kept.size) &&
                   write_whole(fd, strbuf_text(&end), end.size);
    strbuf_release(&begin);
    strbuf_release(&end);
    return written;
}
