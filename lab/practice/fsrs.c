// SPDX-License-Identifier: MIT
// FSRS-4.5. Formulas and weights: open-spaced-repetition, fsrs4anki wiki, "The Algorithm", sections
// FSRS-4.5 (forgetting curve, weights) and FSRS v4 (all else); J. Ye, 2023.
#include "lab/practice/fsrs.h"

#include <math.h>

static const double w[17] = { 0.4872, 1.4003, 3.7145, 13.8206, 5.1618, 1.2298,
                              0.8975, 0.031,  1.6474, 0.1367,  1.0461, 2.1072,
                              0.0793, 0.3246, 1.587,  0.2272,  2.8755 };
static const double decay = -0.5, factor = 19.0 / 81.0, retention = 0.9;
static const double stability_min = 0.1; // as the published schedulers have it
enum { INTERVAL_MAX = 36500 };

static double clamp(double x, double low, double high) {
    return fmin(fmax(x, low), high);
}

double fsrs_retrievability(double stability, double days) {
    return pow(1 + factor * fmax(days, 0) / stability, decay);
}

static double first_difficulty(enum fsrs_grade grade) {
    return clamp(w[4] - (grade - 3.0) * w[5], 1, 10);
}

static double next_difficulty(double difficulty, enum fsrs_grade grade) {
    double moved = difficulty - w[6] * (grade - 3.0);
    return clamp(w[7] * w[4] + (1 - w[7]) * moved, 1, 10);
}

static double after_recall(double d, double s, double r, enum fsrs_grade grade) {
    double growth = exp(w[8]) * (11 - d) * pow(s, -w[9]) * expm1(w[10] * (1 - r));
    if (grade == FSRS_HARD) growth *= w[15];
    if (grade == FSRS_EASY) growth *= w[16];
    return s * (growth + 1);
}

// Forgetting never makes a memory more stable than it was.
static double after_lapse(double d, double s, double r) {
    double new = w[11] * pow(d, -w[12]) * (pow(s + 1, w[13]) - 1) * exp(w[14] * (1 - r));
    return fmin(new, s);
}

struct fsrs_memory fsrs_review(struct fsrs_memory memory, double days, enum fsrs_grade grade) {
    if (!(memory.stability > 0))
        return (struct fsrs_memory) { w[grade - 1], first_difficulty(grade) };
    double r = fsrs_retrievability(memory.stability, days);
    double s = grade == FSRS_AGAIN ? after_lapse(memory.difficulty, memory.stability, r)
                                   : after_recall(memory.difficulty, memory.stability, r, grade);
    return (struct fsrs_memory) { fmax(s, stability_min),
                                  next_difficulty(memory.difficulty, grade) };
}

int fsrs_interval(double stability) {
    double days = stability / factor * (pow(retention, 1 / decay) - 1);
    return (int)clamp(rint(days), 1, INTERVAL_MAX);
}
