// SPDX-License-Identifier: MIT
// The points that a running job has told so far, as lines of a figure.
#include "lab/ui/job_points.h"

#include <stdlib.h>
#include <string.h>

#include "lab/base/memory.h"

static struct point_line *line_of(struct job_points *points, const char *label) {
    for (size_t i = 0; i < points->n_lines; i++)
        if (strcmp(points->lines[i].label, label) == 0) return &points->lines[i];
    if (points->n_lines == POINT_LINES_MOST) return NULL;
    struct point_line *line = &points->lines[points->n_lines++];
    *line = (struct point_line) { .label = xstrdup(label) };
    return line;
}

void job_points_add(struct job_points *points, const char *label, double x, double y) {
    struct point_line *line = points->n_points < POINTS_MOST ? line_of(points, label) : NULL;
    if (!line) return;
    GROW(line->x, line->n, line->x_capacity);
    GROW(line->y, line->n, line->y_capacity);
    line->x[line->n] = x;
    line->y[line->n++] = y;
    points->n_points++;
}

void job_points_release(struct job_points *points) {
    for (size_t i = 0; i < points->n_lines; i++) {
        free(points->lines[i].label);
        free(points->lines[i].x);
        free(points->lines[i].y);
    }
    *points = (struct job_points) { 0 };
}

static double *copy(struct arena *arena, const double *from, size_t n) {
    return memcpy(arena_alloc(arena, n * sizeof *from), from, n * sizeof *from);
}

void job_points_series(const struct job_points *points, struct figure *figure) {
    figure->series = arena_alloc(&figure->arena, (points->n_lines + 1) * sizeof *figure->series);
    figure->n_series = points->n_lines;
    for (size_t i = 0; i < points->n_lines; i++) {
        const struct point_line *line = &points->lines[i];
        figure->series[i] = (struct series) { .kind = SERIES_LINE,
                                              .label = arena_strdup(&figure->arena, line->label),
                                              .n = line->n,
                                              .x = copy(&figure->arena, line->x, line->n),
                                              .y = copy(&figure->arena, line->y, line->n) };
    }
}
