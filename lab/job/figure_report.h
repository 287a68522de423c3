// SPDX-License-Identifier: MIT
// The child's side of a long job: a figure is run and what it reports goes out as frames.
#ifndef LAB_JOB_FIGURE_REPORT_H
#define LAB_JOB_FIGURE_REPORT_H

#include "lab/script/live_figure.h"

// Runs the figure at the sliders' indices and writes every frame to `fd`, the figure or its error
// last. The status is that of the run; STATUS_ENVIRONMENT where nobody reads any more.
enum status figure_report_run(struct live_figure *live, const size_t *indices, int fd,
                              struct error *err);
// An error before there was a run.
void figure_report_error(int fd, const struct error *err);

#endif
