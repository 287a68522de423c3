// SPDX-License-Identifier: MIT
// What the store knows about the learner's practice, gathered and drawn: what is due and learned,
// reviews by day, the mistakes made most often, the skill checks.
#ifndef LAB_UI_STATISTICS_H
#define LAB_UI_STATISTICS_H

#include "lab/figure/figure.h"
#include "lab/ui/learner.h"

enum { STATISTICS_DAYS = 28, STATISTICS_MISTAKES = 8 };

struct statistics {
    struct practice_counts counts;
    double days[STATISTICS_DAYS]; // -27 … 0: today
    double right[STATISTICS_DAYS], missed[STATISTICS_DAYS];
    size_t reviews;                // in these days
    struct made_mistake *mistakes; // the most frequent first
    size_t n_mistakes;
    struct figure by_day, by_mistake; // without series where there is nothing to draw
    struct arena arena;
};

void statistics_gather(struct statistics *statistics, struct learner *learner, int64_t now);
void statistics_release(struct statistics *statistics);

// What is due and learned, as sentences.
void statistics_say_counts(const struct practice_counts *counts, int64_t now, struct strbuf *out);

// Draws all of it from the top of a sheet; returns the rows.
struct statistics_look {
    enum glyphs glyphs;
    bool ascii;
    int64_t now;
};
int statistics_draw(const struct statistics *statistics, struct learner *learner,
                    struct grid *sheet, const struct statistics_look *look);

#endif
