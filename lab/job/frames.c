// SPDX-License-Identifier: MIT
// The frames of a long job: eight bytes of kind, eight of length, then the body. A reader knows the
// longest body of each kind before it waits for it.
#include "lab/job/frames.h"

#include <stdio.h>
#include <string.h>

#include "lab/base/packing.h"
#include "lab/job/figure_bytes.h"

enum { HEAD_BYTES = 2 * sizeof(uint64_t), LABEL_MOST = 200 };

static const size_t longest[] = {
    [JOB_PROGRESS] = sizeof(double),
    [JOB_POINT] = LABEL_MOST + 3 * sizeof(double),
    [JOB_FIGURE] = 64 << 20,
    [JOB_SO_FAR] = 64 << 20,
    [JOB_ERROR] = sizeof(struct error) + 3 * sizeof(uint64_t),
};

static void add_frame(struct strbuf *out, enum job_frame_kind kind, struct strbuf *body) {
    pack_count(out, kind);
    pack_count(out, body->size);
    strbuf_add(out, strbuf_text(body), body->size);
    strbuf_release(body);
}

void job_frame_progress(struct strbuf *out, double fraction) {
    struct strbuf body = { 0 };
    pack_number(&body, fraction);
    add_frame(out, JOB_PROGRESS, &body);
}

void job_frame_point(struct strbuf *out, const char *label, double x, double y) {
    struct strbuf body = { 0 };
    char cut[LABEL_MOST + 1];
    snprintf(cut, sizeof cut, "%s", label);
    pack_text(&body, cut);
    pack_number(&body, x);
    pack_number(&body, y);
    add_frame(out, JOB_POINT, &body);
}

void job_frame_figure(struct strbuf *out, const struct figure *figure) {
    struct strbuf body = { 0 };
    figure_bytes(figure, &body);
    add_frame(out, JOB_FIGURE, &body);
}

void job_frame_so_far(struct strbuf *out, const struct figure *figure) {
    struct strbuf body = { 0 };
    figure_bytes(figure, &body);
    add_frame(out, JOB_SO_FAR, &body);
}

void job_frame_error(struct strbuf *out, const struct error *err) {
    struct strbuf body = { 0 };
    pack_count(&body, err->status);
    pack_text(&body, err->text);
    pack_text(&body, err->detail);
    add_frame(out, JOB_ERROR, &body);
}

static void read_progress(struct unpacking *from, struct job_frame *frame) {
    frame->fraction = unpack_number(from);
    if (!(frame->fraction >= 0 && frame->fraction <= 1)) from->broken = true;
}

static void read_point(struct unpacking *from, struct job_frame *frame) {
    frame->label = unpack_text(from);
    frame->x = unpack_number(from);
    frame->y = unpack_number(from);
}

static void read_error(struct unpacking *from, struct job_frame *frame) {
    frame->error.status = (enum status)unpack_count(from, STATUS_INCONCLUSIVE);
    if (frame->error.status == STATUS_OK) from->broken = true;
    snprintf(frame->error.text, sizeof frame->error.text, "%s", unpack_text(from));
    snprintf(frame->error.detail, sizeof frame->error.detail, "%s", unpack_text(from));
}

static bool read_body(const char *body, size_t size, struct job_frame *frame) {
    static void (*const readers[])(struct unpacking * from, struct job_frame * frame) = {
        [JOB_PROGRESS] = read_progress,
        [JOB_POINT] = read_point,
        [JOB_ERROR] = read_error,
    };
    struct unpacking from = { .at = body, .left = size, .arena = &frame->arena };
    if (frame->kind == JOB_FIGURE || frame->kind == JOB_SO_FAR)
        return figure_from_bytes(body, size, &frame->figure);
    readers[frame->kind](&from, frame);
    return unpack_is_over(&from);
}

void job_frame_release(struct job_frame *frame) {
    arena_release(&frame->arena);
}

enum job_read job_frame_read(const char *bytes, size_t size, size_t *used,
                             struct job_frame *frame) {
    uint64_t head[2];
    *frame = (struct job_frame) { 0 };
    *used = 0;
    if (size < HEAD_BYTES) return JOB_READ_MORE;
    memcpy(head, bytes, sizeof head);
    if (head[0] < JOB_PROGRESS || head[0] > JOB_ERROR || head[1] > longest[head[0]])
        return JOB_READ_GARBAGE;
    if (size - HEAD_BYTES < head[1]) return JOB_READ_MORE;
    frame->kind = (enum job_frame_kind)head[0];
    if (!read_body(bytes + HEAD_BYTES, (size_t)head[1], frame)) {
        job_frame_release(frame);
        return JOB_READ_GARBAGE;
    }
    *used = HEAD_BYTES + (size_t)head[1];
    return JOB_READ_FRAME;
}
