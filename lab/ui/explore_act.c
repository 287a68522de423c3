// SPDX-License-Identifier: MIT
// What the keys and the mouse do to an explored figure. A window is kept in the numbers of the
// axes, so it stays where it is while sliders move; zooming and panning are even on the screen,
// which on a log axis means in logarithms.
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lab/base/memory.h"
#include "lab/ui/explore_parts.h"
#include "lab/ui/words_figure.h"

static const double zoom_factor = 2, pan_share = 0.25, nearest_span = 1e-9, air = 0.1;

__attribute__((format(printf, 2, 3))) static bool say(struct figure_view *view, const char *format,
                                                      ...) {
    va_list args;
    va_start(args, format);
    vsnprintf(view->said, sizeof view->said, format, args);
    va_end(args);
    return true;
}

// Axes
// ----------------------------------------------------------------------------------------------------

struct axis_window { // in the axis' own measure: numbers, or their logarithms
    double low, high;
};

static struct axis_window measured(double low, double high, bool log) {
    return log ? (struct axis_window) { log10(low), log10(high) }
               : (struct axis_window) { low, high };
}

static double unmeasured(double value, bool log) {
    return log ? pow(10, value) : value;
}

// Keeps a window within the whole, as wide as it is; one that covers the whole is none.
static void put_window(struct axis_window window, struct axis_window whole, bool log, double *from,
                       double *to) {
    double width = window.high - window.low;
    *from = *to = 0;
    if (width >= (whole.high - whole.low) * (1 - 1e-12)) return;
    if (window.low < whole.low) window = (struct axis_window) { whole.low, whole.low + width };
    if (window.high > whole.high) window = (struct axis_window) { whole.high - width, whole.high };
    *from = unmeasured(window.low, log);
    *to = unmeasured(window.high, log);
}

// Both axes of the figure as it is drawn, and as they would be without a window.
struct axes {
    bool x, y, log_x, log_y;
    struct axis_window now_x, now_y, whole_x, whole_y;
    struct figure_limits limits;
};

static struct axes axes_of(const struct explore *explore) {
    struct figure now, whole;
    struct axes axes = { 0 };
    explore_compose(explore, true, &now);
    explore_compose(explore, false, &whole);
    axes.limits = figure_limits(&whole, explore->size);
    struct figure_limits at = figure_limits(&now, explore->size);
    axes.log_x = now.x.log, axes.log_y = now.y.log;
    axes.x = axes.limits.x;
    axes.y = axes.limits.y && !(axes.limits.from_zero && axes.x);
    if (axes.x) {
        axes.now_x = measured(at.x_low, at.x_high, axes.log_x);
        axes.whole_x = measured(axes.limits.x_low, axes.limits.x_high, axes.log_x);
    }
    if (axes.y) {
        axes.now_y = measured(at.y_low, at.y_high, axes.log_y);
        axes.whole_y = measured(axes.limits.y_low, axes.limits.y_high, axes.log_y);
    }
    figure_release(&now);
    figure_release(&whole);
    return axes;
}

static void put_x(struct explore *explore, const struct axes *axes, struct axis_window window) {
    put_window(window, axes->whole_x, axes->log_x, &explore->x_from, &explore->x_to);
}

static void put_y(struct explore *explore, const struct axes *axes, struct axis_window window) {
    put_window(window, axes->whole_y, axes->log_y, &explore->y_from, &explore->y_to);
}

static struct axis_window scaled(struct axis_window window, double around, double factor) {
    return (struct axis_window) { around + (window.low - around) * factor,
                                  around + (window.high - around) * factor };
}

static struct axis_window shifted(struct axis_window window, double share) {
    double by = share * (window.high - window.low);
    return (struct axis_window) { window.low + by, window.high + by };
}

static bool too_near(struct axis_window window, double factor) {
    double size = fmax(fabs(window.low), fabs(window.high));
    return factor < 1 && (window.high - window.low) * factor < nearest_span * fmax(size, 1e-300);
}

static double at_share(struct axis_window window, double share) {
    return window.low + share * (window.high - window.low);
}

// Zooms by `factor` around a place of the plot, 0..1 from the left and from below.
static bool zoom(struct figure_view *view, double factor, double right, double up) {
    struct explore *explore = view->explore;
    struct axes axes = axes_of(explore);
    if (!axes.x && !axes.y) return say(view, WORDS_NO_ZOOM);
    if (factor > 1 && !explore_is_zoomed(explore)) return say(view, WORDS_WHOLE_FIGURE);
    if ((axes.x && too_near(axes.now_x, factor)) || (axes.y && too_near(axes.now_y, factor)))
        return say(view, WORDS_NEAREST_ZOOM);
    if (axes.x) put_x(explore, &axes, scaled(axes.now_x, at_share(axes.now_x, right), factor));
    if (!axes.y) return true;
    double around = at_share(axes.now_y, up);
    if (axes.limits.from_zero && !axes.log_y) around = 0; // bars keep standing on zero
    put_y(explore, &axes, scaled(axes.now_y, around, factor));
    return true;
}

static bool pan(struct figure_view *view, double right, double up) {
    struct explore *explore = view->explore;
    struct axes axes = axes_of(explore);
    if (!explore_is_zoomed(explore)) return say(view, WORDS_ZOOM_FIRST);
    if (axes.x) put_x(explore, &axes, shifted(axes.now_x, right));
    if (axes.y && !axes.limits.from_zero) put_y(explore, &axes, shifted(axes.now_y, up));
    return true;
}

static bool see_whole(struct explore *explore) {
    explore->x_from = explore->x_to = explore->y_from = explore->y_to = 0;
    return true;
}

// The part that is seen stays the same numbers, as far as the new scale can show them.
static void flip(struct explore *explore, bool is_x, bool log) {
    double *from = is_x ? &explore->x_from : &explore->y_from,
           *to = is_x ? &explore->x_to : &explore->y_to, low = *from, high = *to;
    *from = *to = 0;
    if (is_x)
        explore->flip_x = !explore->flip_x;
    else
        explore->flip_y = !explore->flip_y;
    if (low == high || (log && low <= 0)) return;
    struct axes axes = axes_of(explore);
    (is_x ? put_x : put_y)(explore, &axes, measured(low, high, log));
}

static bool switch_axis(struct figure_view *view, bool is_x) {
    struct explore *explore = view->explore;
    struct axes axes = axes_of(explore);
    const struct figure_limits *limits = &axes.limits;
    const char *name = is_x ? "x" : "y";
    bool log = is_x ? axes.log_x : axes.log_y;
    if (is_x ? !limits->x : !limits->y) return say(view, WORDS_NO_LOG_NUMBERS, name);
    if (!log && !(is_x ? limits->x_positive : limits->y_positive))
        return say(view, WORDS_NO_LOG_POSITIVE, name);
    flip(explore, is_x, !log);
    return say(view, WORDS_AXIS_IS_NOW, name, log ? WORDS_LINEAR : WORDS_LOGARITHMIC);
}

// Crosshair
// -----------------------------------------------------------------------------------------------

// The composed figure, where the cursor stands on a point of it (again, after the data changed).
static bool composed_with_cursor(struct explore *explore, struct figure *composed) {
    explore_compose(explore, true, composed);
    struct figure_point at = figure_cursor_point(composed, explore->size, &explore->cursor);
    if (!isnan(at.x) || figure_cursor_first(composed, explore->size, &explore->cursor)) return true;
    figure_release(composed);
    return false;
}

static double share_of(struct axis_window window, double value, bool log) {
    return ((log ? log10(value) : value) - window.low) / (window.high - window.low);
}

// The crosshair's point, or the one nearest to the middle of the plot, so that something is seen.
static struct figure_point point_to_zoom(const struct explore *explore) {
    struct figure composed;
    struct figure_cursor cursor = explore->cursor;
    struct figure_point at = { NAN, NAN };
    explore_compose(explore, true, &composed);
    if (explore->crosshair || figure_cursor_near(&composed, explore->size, 0.5, 0.5, &cursor))
        at = figure_cursor_point(&composed, explore->size, &cursor);
    figure_release(&composed);
    return at;
}

static bool zoom_by_key(struct figure_view *view, double factor) {
    struct explore *explore = view->explore;
    struct axes axes = axes_of(explore);
    struct figure_point at = point_to_zoom(explore);
    double right = axes.x ? share_of(axes.now_x, at.x, axes.log_x) : 0.5;
    double up = axes.y ? share_of(axes.now_y, at.y, axes.log_y) : 0.5;
    return zoom(view, factor, isfinite(right) ? right : 0.5, isfinite(up) ? up : 0.5);
}

// How far a window moves so that a place of it comes inside, with some air.
static double way_in(double share) {
    return share < 0 ? share - air : share > 1 ? share - 1 + air : 0;
}

static void follow_cursor(struct figure_view *view) {
    struct explore *explore = view->explore;
    struct figure composed;
    if (!explore_is_zoomed(explore)) return;
    struct axes axes = axes_of(explore);
    explore_compose(explore, true, &composed);
    struct figure_point at = figure_cursor_point(&composed, explore->size, &explore->cursor);
    figure_release(&composed);
    double right = axes.x ? way_in(share_of(axes.now_x, at.x, axes.log_x)) : 0;
    double up = axes.y ? way_in(share_of(axes.now_y, at.y, axes.log_y)) : 0;
    if (right || up) pan(view, right, up);
}

static bool move_cursor(struct figure_view *view, int along, int across) {
    struct explore *explore = view->explore;
    struct figure composed;
    if (!composed_with_cursor(explore, &composed)) return true;
    bool moved = figure_cursor_move(&composed, explore->size, along, across, &explore->cursor);
    figure_release(&composed);
    if (moved) follow_cursor(view);
    if (!moved && across) return say(view, WORDS_NO_OTHER_SERIES);
    return true;
}

static bool to_the_end(struct figure_view *view, int direction) {
    struct explore *explore = view->explore;
    struct figure composed;
    if (!composed_with_cursor(explore, &composed)) return true;
    while (figure_cursor_move(&composed, explore->size, direction, 0, &explore->cursor))
        continue;
    figure_release(&composed);
    follow_cursor(view);
    return true;
}

static bool show_crosshair(struct figure_view *view) {
    struct explore *explore = view->explore;
    struct figure composed;
    explore->crosshair = !explore->crosshair;
    if (!explore->crosshair) return true;
    explore->crosshair = composed_with_cursor(explore, &composed);
    if (!explore->crosshair) return say(view, WORDS_NO_POINT);
    figure_release(&composed);
    follow_cursor(view);
    return true;
}

void explore_point(struct figure_view *view, int row, int col) {
    const struct figure_shown *shown = &view->shown;
    struct error err;
    struct figure composed;
    struct figure_cursor near;
    if (!explore_begin(view) || !explore_data(view, &err) || !shown->rows) return;
    struct explore *explore = view->explore;
    explore_compose(explore, true, &composed);
    double right = (col - shown->col + 0.5) / shown->cols;
    double up = 1 - (row - shown->row + 0.5) / shown->rows;
    if (figure_cursor_near(&composed, explore->size, right, up, &near)) {
        explore->cursor = near;
        explore->crosshair = true;
    }
    figure_release(&composed);
}

// The rest
// ---------------------------------------------------------------------------------------------------

static bool pin(struct figure_view *view) {
    struct explore *explore = view->explore;
    if (explore->has_pinned) {
        figure_release(&explore->pinned);
        explore->has_pinned = false;
        return say(view, WORDS_UNPINNED);
    }
    if (!explore_can_pin(&explore->data)) return say(view, WORDS_NO_PIN);
    explore->pinned = explore->data;
    explore->has_pinned = true;
    free(explore->indices); // the data is the pinned copy's now, and computed anew for itself
    explore->indices = NULL;
    struct error err;
    explore_data(view, &err);
    return say(view, WORDS_PINNED_NOW);
}

bool explore_begin(struct figure_view *view) {
    if (!view->figure) return false;
    if (!view->explore) view->explore = xcalloc(1, sizeof *view->explore);
    if (!view->explore->size.rows)
        view->explore->size = (struct figure_size) { view->shown.rows + 4, view->shown.cols + 8 };
    return true;
}

static bool is_exploring(enum action action) {
    return action >= ACT_CROSSHAIR && action <= ACT_PIN;
}

static bool walk(struct figure_view *view, enum action action) {
    switch (action) {
    case ACT_POINT_BEFORE:
        return move_cursor(view, -1, 0);
    case ACT_POINT_AFTER:
        return move_cursor(view, 1, 0);
    case ACT_SERIES_ABOVE:
        return move_cursor(view, 0, -1);
    case ACT_SERIES_BELOW:
        return move_cursor(view, 0, 1);
    case ACT_FIRST_POINT:
        return to_the_end(view, -1);
    case ACT_LAST_POINT:
        return to_the_end(view, 1);
    case ACT_STOP_READING:
        return view->explore->crosshair = false, true;
    default:
        return false;
    }
}

bool explore_act(struct figure_view *view, enum action action) {
    struct error err = { 0 };
    if (!is_exploring(action)) return false;
    if (!explore_begin(view)) return false;
    if (!explore_data(view, &err)) return say(view, "%.150s", err.text);
    switch (action) {
    case ACT_CROSSHAIR:
        return show_crosshair(view);
    case ACT_ZOOM_IN:
        return zoom_by_key(view, 1 / zoom_factor);
    case ACT_ZOOM_OUT:
        return zoom_by_key(view, zoom_factor);
    case ACT_PAN_LEFT:
        return pan(view, -pan_share, 0);
    case ACT_PAN_RIGHT:
        return pan(view, pan_share, 0);
    case ACT_PAN_UP:
        return pan(view, 0, pan_share);
    case ACT_PAN_DOWN:
        return pan(view, 0, -pan_share);
    case ACT_WHOLE:
        return see_whole(view->explore);
    case ACT_LOG_X:
        return switch_axis(view, true);
    case ACT_LOG_Y:
        return switch_axis(view, false);
    case ACT_PIN:
        return pin(view);
    default:
        return walk(view, action);
    }
}

// Without a picture
// ------------------------------------------------------------------------------------------------

bool explore_without_picture(struct figure_view *view, struct figure_size size) {
    struct error err = { 0 };
    if (!explore_begin(view)) return false;
    view->explore->size = size;
    return explore_data(view, &err) || (say(view, "%.150s", err.text), false);
}

bool explore_window(struct figure_view *view, double from, double to) {
    struct explore *explore = view->explore;
    struct axes axes = axes_of(explore);
    double low = fmax(from, axes.limits.x_low), high = fmin(to, axes.limits.x_high);
    if (!axes.x) return say(view, WORDS_NO_ZOOM), false;
    if (!(low < high))
        return say(view, WORDS_NO_WINDOW, axes.limits.x_low, axes.limits.x_high), false;
    put_x(explore, &axes, measured(low, high, axes.log_x));
    return true;
}

static bool find_point(const struct figure *figure, struct figure_size size, const char *where,
                       struct figure_cursor *cursor) {
    char *end, *rest;
    double x = strtod(where, &end), y = strtod(end, &rest);
    if (figure_cursor_named(figure, size, where, cursor)) return true;
    if (end == where || rest[strspn(rest, " ")] || !isfinite(x)) return false;
    return figure_cursor_at(figure, size, x, rest == end ? NAN : y, cursor);
}

bool explore_read(struct figure_view *view, const char *where, struct strbuf *out) {
    struct explore *explore = view->explore;
    struct figure composed;
    struct figure_cursor cursor;
    explore_compose(explore, true, &composed);
    bool found = find_point(&composed, explore->size, where, &cursor);
    if (found) figure_cursor_words(&composed, explore->size, &cursor, out);
    figure_release(&composed);
    return found || (say(view, WORDS_NO_POINT_THERE), false);
}

void explore_drag(struct figure_view *view, int rows, int cols) {
    const struct figure_shown *shown = &view->shown;
    if (!view->explore || !explore_is_zoomed(view->explore) || !shown->rows) return;
    pan(view, -(double)cols / shown->cols, (double)rows / shown->rows);
}

void explore_wheel(struct figure_view *view, int step, int row, int col) {
    const struct figure_shown *shown = &view->shown;
    struct error err;
    if (!explore_begin(view) || !explore_data(view, &err) || !shown->rows) return;
    double right = (col - shown->col + 0.5) / shown->cols;
    double up = 1 - (row - shown->row + 0.5) / shown->rows;
    zoom(view, step > 0 ? 1 / zoom_factor : zoom_factor, right, up);
}
