// SPDX-License-Identifier: MIT
// The plot of a figure in pixels: what a saved picture shows of it, at the size of its cells. Axes,
// legend and title stay text.
#include "lab/ui/figure_picture.h"

#include "lab/figure/write.h"
#include "lab/ui/explore.h"

bool figure_is_pictured(const struct figure *figure) {
    bool fine = false;
    for (size_t i = 0; i < figure->n_series; i++) {
        enum series_kind kind = figure->series[i].kind;
        if (kind == SERIES_BARS || kind == SERIES_HISTOGRAM || kind == SERIES_HEAT) return false;
        fine = fine || kind == SERIES_LINE || kind == SERIES_SCATTER;
    }
    return fine;
}

unsigned picture_number(unsigned *pictures) {
    *pictures = *pictures % UINT16_MAX + 1;
    return *pictures;
}

enum status figure_view_paint(struct figure_view *view, const struct terminal_pixels *pixels,
                              struct strbuf *out, struct error *err) {
    struct figure shown, data;
    const struct plot_look look = { .rows = view->shown.rows,
                                    .cols = view->shown.cols,
                                    .cell_width = pixels->cell_width,
                                    .cell_height = pixels->cell_height,
                                    .dark = !pixels->light,
                                    .paper = pixels->paper };
    if (!explore_figures(view, &shown, &data)) return fail(err, STATUS_COURSE, "%s", view->said);
    enum status status = figure_plot(&shown, &look, pixels->png, out, err);
    figure_release(&shown);
    figure_release(&data);
    return status;
}
