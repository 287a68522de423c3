// SPDX-License-Identifier: MIT
// The points that a running job has told so far, as lines of a figure: one line for each label, in
// the order in which the labels came.
#ifndef LAB_UI_JOB_POINTS_H
#define LAB_UI_JOB_POINTS_H

#include <stddef.h>

#include "lab/figure/figure.h"

enum { POINT_LINES_MOST = 32, POINTS_MOST = 1 << 20 };

struct point_line {
    char *label;
    double *x, *y;
    size_t n, x_capacity, y_capacity;
};

struct job_points {
    struct point_line lines[POINT_LINES_MOST];
    size_t n_lines, n_points;
};

void job_points_add(struct job_points *points, const char *label, double x,
                    double y); // what is too much is passed over
void job_points_release(struct job_points *points);

// Gives the figure (which has no series) the lines, copied.
void job_points_series(const struct job_points *points, struct figure *figure);

#endif
