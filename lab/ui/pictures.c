// SPDX-License-Identifier: MIT
// When plots are painted in pixels. While keys come nothing is: a picture takes longer than a frame
// may, and the cells below it are true before it is.
#include "lab/ui/pictures.h"

#include "lab/terminal/terminal.h"
#include "lab/ui/figure_picture.h"

enum { PICTURES_SEEN_MAX = 4 };
static const double calm_seconds = 0.15;

void pictures_prepare(struct pictures *pictures) {
    struct terminal_pixels pixels;
    pictures->lab->has_pictures = !pictures->never && terminal_pixels(&pixels);
}

static void paint(struct pictures *pictures, const struct terminal_pixels *pixels,
                  const struct grid_picture *at) {
    struct lab *lab = pictures->lab;
    struct figure_view *view = NULL;
    struct strbuf bytes = { 0 };
    struct error err = { 0 };
    for (int i = 0; i < lab->n_screens && !view; i++)
        view = reader_pictured(lab->screens[i], at->number);
    if (!view || view->shown.rows != at->rows || view->shown.cols != at->cols) return; // cut
    if (figure_view_paint(view, pixels, &bytes, &err) == STATUS_OK)
        terminal_show_picture(at, &bytes);
    else
        pictures->never = true; // `bitlab doctor` says what is missing
    strbuf_release(&bytes);
}

static void paint_all(void *owner) {
    struct pictures *pictures = owner;
    struct grid_picture found[PICTURES_SEEN_MAX];
    struct terminal_pixels pixels;
    pictures->timer = 0;
    if (!terminal_pixels(&pixels)) return;
    size_t n = grid_pictures(&pictures->lab->grid, found, PICTURES_SEEN_MAX);
    for (size_t i = 0; i < n; i++)
        if (!terminal_has_picture(&found[i])) paint(pictures, &pixels, &found[i]);
}

void pictures_follow(struct pictures *pictures) {
    struct loop *loop = pictures->lab->learner.loop;
    struct grid_picture found[PICTURES_SEEN_MAX];
    if (pictures->timer) loop_remove(loop, pictures->timer);
    pictures->timer = 0;
    if (!pictures->lab->has_pictures) return;
    size_t n = grid_pictures(&pictures->lab->grid, found, PICTURES_SEEN_MAX);
    for (size_t i = 0; i < n && !pictures->timer; i++)
        if (!terminal_has_picture(&found[i]))
            pictures->timer = loop_timer(loop, calm_seconds, paint_all, pictures);
}
