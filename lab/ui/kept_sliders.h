// SPDX-License-Identifier: MIT
// Where the sliders of a lesson's figures stand, by name: kept while a saved lesson is read anew,
// and between two visits as one text. A slider that the author changed gets the nearest value that
// it has; what is at its default is not kept, so that the author may change the default.
#ifndef LAB_UI_KEPT_SLIDERS_H
#define LAB_UI_KEPT_SLIDERS_H

#include "lab/base/strbuf.h"
#include "lab/script/live_figure.h"

struct kept_slider;
struct kept_sliders { // {0} is empty
    struct kept_slider *first;
};

void kept_sliders_release(struct kept_sliders *kept);

// Notes the values at `indices` (one for each slider), in place of what was kept of this figure.
void kept_sliders_take(struct kept_sliders *kept, const struct live_figure *figure,
                       const size_t *indices);
// Moves the sliders to what is kept of them; others are left as they are. True: one of them moved.
bool kept_sliders_give(const struct kept_sliders *kept, const struct live_figure *figure,
                       size_t *indices);

// A line for each: figure, slider, number, value in words, with tabs between them. Lines that
// cannot be understood are passed over.
void kept_sliders_write(const struct kept_sliders *kept, struct strbuf *out);
void kept_sliders_read(struct kept_sliders *kept, const char *text);

#endif
