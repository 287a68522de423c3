// SPDX-License-Identifier: MIT
// The child's side of a long job. Every frame is written as it comes: a reader that is slow holds
// the job back, and one that is gone ends it.
#include "lab/job/figure_report.h"

#include <errno.h>
#include <unistd.h>

#include "lab/job/frames.h"

struct report {
    int fd;
    bool lost; // nobody reads
};

static void send(struct report *report, struct strbuf *frame) {
    for (size_t done = 0; done < frame->size && !report->lost;) {
        ssize_t put = write(report->fd, frame->at + done, frame->size - done);
        if (put < 0 && errno == EINTR) continue;
        report->lost = put <= 0;
        done += put > 0 ? (size_t)put : 0;
    }
    strbuf_release(frame);
}

static void send_point(void *owner, const char *label, double x, double y) {
    struct strbuf frame = { 0 };
    job_frame_point(&frame, label, x, y);
    send(owner, &frame);
}

static bool send_progress(void *owner, double fraction) {
    struct report *report = owner;
    struct strbuf frame = { 0 };
    job_frame_progress(&frame, fraction);
    send(report, &frame);
    return !report->lost;
}

static void send_so_far(void *owner, const struct figure *figure) {
    struct strbuf frame = { 0 };
    job_frame_so_far(&frame, figure);
    send(owner, &frame);
}

void figure_report_error(int fd, const struct error *err) {
    struct report report = { .fd = fd };
    struct strbuf frame = { 0 };
    job_frame_error(&frame, err);
    send(&report, &frame);
}

enum status figure_report_run(struct live_figure *live, const size_t *indices, int fd,
                              struct error *err) {
    struct report report = { .fd = fd };
    struct live_figure_watch watch = { send_point, send_progress, send_so_far, &report };
    struct figure figure;
    struct strbuf frame = { 0 };
    enum status status = live_figure_run(live, indices, &watch, &figure, err);
    if (status == STATUS_OK) {
        job_frame_figure(&frame, &figure);
        figure_release(&figure);
    } else {
        job_frame_error(&frame, err);
    }
    send(&report, &frame);
    if (report.lost) return fail_errno(err, STATUS_ENVIRONMENT, "nobody reads what the job says");
    return status;
}
