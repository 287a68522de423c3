// SPDX-License-Identifier: MIT
// What a long job says on its pipe, as frames: how far it is, a point, the figure so far, and at
// its end the figure or an error. A frame is a kind, a length, and so many bytes.
#ifndef LAB_JOB_FRAMES_H
#define LAB_JOB_FRAMES_H

#include <stdbool.h>

#include "lab/base/error.h"
#include "lab/figure/figure.h"

enum job_frame_kind { JOB_PROGRESS = 1, JOB_POINT, JOB_FIGURE, JOB_SO_FAR, JOB_ERROR };

void job_frame_progress(struct strbuf *out, double fraction);
void job_frame_point(struct strbuf *out, const char *label, double x, double y);
void job_frame_figure(struct strbuf *out, const struct figure *figure);
void job_frame_so_far(struct strbuf *out, const struct figure *figure);
void job_frame_error(struct strbuf *out, const struct error *err);

struct job_frame {
    enum job_frame_kind kind;
    double fraction;      // JOB_PROGRESS: 0..1
    const char *label;    // JOB_POINT, in `arena`
    double x, y;          // JOB_POINT
    struct figure figure; // JOB_FIGURE, JOB_SO_FAR: the reader's to release
    struct error error;   // JOB_ERROR
    struct arena arena;   // of the label
};
void job_frame_release(struct job_frame *frame); // but for the figure

enum job_read { JOB_READ_FRAME, JOB_READ_MORE, JOB_READ_GARBAGE };

// The first frame of the bytes that came so far; `*used` is its size. MORE: it has not wholly come.
// GARBAGE: no job of ours says that; nothing behind it can be believed.
enum job_read job_frame_read(const char *bytes, size_t size, size_t *used, struct job_frame *frame);

#endif
