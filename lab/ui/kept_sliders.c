// SPDX-License-Identifier: MIT
#include "lab/ui/kept_sliders.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lab/base/memory.h"

struct kept_slider {
    char *figure, *name;
    double number; // where its value is one
    char *text;    // as it is printed
    struct kept_slider *next;
};

enum { LINE_FIELDS = 4 };

static void free_one(struct kept_slider *one) {
    free(one->figure);
    free(one->name);
    free(one->text);
    free(one);
}

void kept_sliders_release(struct kept_sliders *kept) {
    while (kept->first) {
        struct kept_slider *next = kept->first->next;
        free_one(kept->first);
        kept->first = next;
    }
}

static char *printed(const struct slider *slider, size_t index) {
    struct strbuf text = { 0 };
    slider_print(slider, index, &text);
    return text.at ? strbuf_detach(&text) : xstrdup("");
}

static void drop(struct kept_sliders *kept, const char *figure, const char *name) {
    for (struct kept_slider **at = &kept->first; *at; at = &(*at)->next) {
        struct kept_slider *one = *at;
        if (strcmp(one->figure, figure) != 0 || strcmp(one->name, name) != 0) continue;
        *at = one->next;
        free_one(one);
        return;
    }
}

// Takes over `text`.
static void add(struct kept_sliders *kept, const char *figure, const char *name, double number,
                char *text) {
    drop(kept, figure, name);
    struct kept_slider *one = xmalloc(sizeof *one);
    *one = (struct kept_slider) { xstrdup(figure), xstrdup(name), number, text, kept->first };
    kept->first = one;
}

static double number_of(const struct value *value) {
    if (value->kind == VALUE_INTEGER) return (double)value->integer;
    return value->kind == VALUE_NUMBER ? value->number : 0;
}

void kept_sliders_take(struct kept_sliders *kept, const struct live_figure *figure,
                       const size_t *indices) {
    for (size_t i = 0; i < figure->n_sliders; i++) {
        const struct slider *slider = &figure->sliders[i];
        struct value value = slider_value(slider, indices[i]);
        drop(kept, figure->name, slider->name);
        if (indices[i] != slider->start)
            add(kept, figure->name, slider->name, number_of(&value), printed(slider, indices[i]));
    }
}

// The same value where the slider still has it, else the nearest number.
static size_t index_of(const struct slider *slider, const struct kept_slider *one) {
    size_t index;
    return slider_find_listed(slider, one->text, &index) ? index
                                                         : slider_nearest(slider, one->number);
}

bool kept_sliders_give(const struct kept_sliders *kept, const struct live_figure *figure,
                       size_t *indices) {
    bool moved = false;
    for (size_t i = 0; i < figure->n_sliders; i++)
        for (const struct kept_slider *one = kept->first; one; one = one->next) {
            if (strcmp(one->figure, figure->name) || strcmp(one->name, figure->sliders[i].name))
                continue;
            size_t index = index_of(&figure->sliders[i], one);
            moved |= index != indices[i];
            indices[i] = index;
        }
    return moved;
}

void kept_sliders_write(const struct kept_sliders *kept, struct strbuf *out) {
    for (const struct kept_slider *one = kept->first; one; one = one->next)
        strbuf_printf(out, "%s\t%s\t%.17g\t%s\n", one->figure, one->name, one->number, one->text);
}

static void read_line(struct kept_sliders *kept, char *line) {
    char *field[LINE_FIELDS] = { line }, *end;
    for (int i = 1; i < LINE_FIELDS; i++) {
        field[i] = strchr(field[i - 1], '\t');
        if (!field[i]) return;
        *field[i]++ = '\0';
    }
    double number = strtod(field[2], &end);
    if (end == field[2] || *end || !isfinite(number)) return;
    add(kept, field[0], field[1], number, xstrdup(field[3]));
}

void kept_sliders_read(struct kept_sliders *kept, const char *text) {
    while (*text) {
        size_t size = strcspn(text, "\n");
        char *line = xprintf("%.*s", (int)size, text);
        read_line(kept, line);
        free(line);
        text += size + (text[size] == '\n');
    }
}
