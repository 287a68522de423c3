// SPDX-License-Identifier: MIT
// Sliders: the values on a track, how they print, and where a key press goes.
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "lab/script/live_figure.h"

enum { LOG_MOVES = 40, FAR_MOVES = 10 }; // key presses from one end of a track to the other

// min + i * step as a person would write it: 0.3, not 0.30000000000000004.
static double tidy(double number) {
    char text[40];
    snprintf(text, sizeof text, "%.12g", number);
    double tidied = strtod(text, NULL);
    return fabs(tidied - number) <= 1e-12 * fabs(number) ? tidied : number;
}

static double stepped(const struct slider *slider, size_t index) {
    if (index + 1 >= slider->n) return slider->max;
    return tidy(slider->min + (double)index * slider->step);
}

static bool is_whole(double number) {
    return floor(number) == number && fabs(number) < 0x1p53;
}

struct value slider_value(const struct slider *slider, size_t index) {
    if (index >= slider->n) index = slider->n - 1;
    if (slider->listed) return slider->values[index];
    double number = stepped(slider, index);
    bool whole = is_whole(slider->min) && is_whole(slider->step) && is_whole(number);
    return whole ? value_of_integer((int64_t)number) : value_of_number(number);
}

static void print_number(double number, struct strbuf *out) {
    if (is_whole(number) && fabs(number) < 1e15)
        strbuf_printf(out, "%.0f", number);
    else
        strbuf_printf(out, "%.6g", number);
}

void slider_print(const struct slider *slider, size_t index, struct strbuf *out) {
    if (index >= slider->n) index = slider->n - 1;
    if (slider->names && slider->names[index]) {
        strbuf_puts(out, slider->names[index]);
        return;
    }
    struct value value = slider_value(slider, index);
    if (value_is_number(&value))
        print_number(value_number(&value), out);
    else if (value.kind == VALUE_BOOLEAN)
        strbuf_puts(out, value.boolean ? "yes" : "no");
    else
        strbuf_puts(out, value.string.at);
    if (*slider->unit && value_is_number(&value))
        strbuf_printf(out, "%s%s", *slider->unit == '%' ? "" : " ", slider->unit);
}

static bool is_listed_as(const struct slider *slider, size_t index, const char *text) {
    const struct value *value = &slider->values[index];
    struct strbuf printed = { 0 }, plain = { 0 };
    slider_print(slider, index, &printed);
    value_print(value, &plain, 0);
    bool same = strcasecmp(strbuf_text(&printed), text) == 0 ||
                strcasecmp(strbuf_text(&plain), text) == 0 ||
                (value->kind == VALUE_STRING && strcasecmp(value->string.at, text) == 0);
    strbuf_release(&printed);
    strbuf_release(&plain);
    return same;
}

bool slider_find_listed(const struct slider *slider, const char *text, size_t *index) {
    for (size_t i = 0; slider->listed && i < slider->n; i++)
        if (is_listed_as(slider, i, text)) return *index = i, true;
    return false;
}

size_t slider_nearest(const struct slider *slider, double number) {
    size_t nearest = slider->start;
    double best = INFINITY;
    if (!slider->listed && slider->n > 1 && !isnan(number)) { // look around the place alone
        double place = rint((number - slider->min) / slider->step);
        double last = (double)(slider->n - 1);
        size_t guess = place <= 0 ? 0 : place >= last ? slider->n - 1 : (size_t)place;
        for (size_t i = guess ? guess - 1 : 0; i <= guess + 1 && i < slider->n; i++) {
            double distance = fabs(stepped(slider, i) - number);
            if (distance < best || i == 0) best = distance, nearest = i;
        }
        return nearest;
    }
    for (size_t i = 0; i < slider->n; i++) {
        struct value value = slider_value(slider, i);
        double distance = fabs(value_number(&value) - number);
        if (distance < best) best = distance, nearest = i;
    }
    return nearest;
}

static double number_at(const struct slider *slider, size_t index) {
    struct value value = slider_value(slider, index);
    return value_number(&value);
}

static size_t clamped(double place, size_t n) {
    double last = (double)(n - 1);
    return place <= 0 ? 0 : place >= last ? n - 1 : (size_t)place;
}

// On a logarithmic track of steps: the value times a constant factor, and at least one step on.
static size_t move_by_factor(const struct slider *slider, size_t index, int direction, bool far) {
    double factor = pow(slider->max / slider->min, 1.0 / (far ? FAR_MOVES : LOG_MOVES));
    double target = number_at(slider, index) * (direction > 0 ? factor : 1 / factor);
    size_t there = slider_nearest(slider, target);
    if (direction > 0 && there <= index) there = index + 1;
    if (direction < 0 && there >= index) there = index ? index - 1 : 0;
    return there < slider->n ? there : slider->n - 1;
}

size_t slider_move(const struct slider *slider, size_t index, int direction, bool far) {
    if (index >= slider->n) index = slider->n - 1;
    if (slider->log && !slider->listed) return move_by_factor(slider, index, direction, far);
    double step = far ? fmax(1, rint((double)(slider->n - 1) / FAR_MOVES)) : 1;
    return clamped((double)index + (direction > 0 ? step : -step), slider->n);
}

double slider_fraction(const struct slider *slider, size_t index) {
    if (slider->n < 2) return 0;
    if (index >= slider->n) index = slider->n - 1;
    if (slider->listed) return (double)index / (double)(slider->n - 1);
    double value = number_at(slider, index);
    if (slider->log) return log(value / slider->min) / log(slider->max / slider->min);
    return (value - slider->min) / (slider->max - slider->min);
}

static bool same_text(const char *a, const char *b) {
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool same_value(const struct value *a, const struct value *b) {
    if (value_is_number(a) && value_is_number(b)) return value_number(a) == value_number(b);
    if (a->kind != b->kind) return false;
    return a->kind == VALUE_BOOLEAN ? a->boolean == b->boolean
                                    : same_text(a->string.at, b->string.at);
}

bool slider_same(const struct slider *a, const struct slider *b) {
    if (!same_text(a->name, b->name) || !same_text(a->label, b->label) ||
        !same_text(a->unit, b->unit) || a->log != b->log || a->listed != b->listed ||
        a->n != b->n || a->start != b->start)
        return false;
    if (!a->listed) return a->min == b->min && a->max == b->max && a->step == b->step;
    for (size_t i = 0; i < a->n; i++)
        if (!same_value(&a->values[i], &b->values[i]) ||
            !same_text(a->names ? a->names[i] : NULL, b->names ? b->names[i] : NULL))
            return false;
    return true;
}
