// SPDX-License-Identifier: MIT
// The memory model that decides when an exercise comes back: FSRS-4.5 with its published default
// weights. Stability is in days, difficulty from 1 to 10.
#ifndef LAB_PRACTICE_FSRS_H
#define LAB_PRACTICE_FSRS_H

enum fsrs_grade { FSRS_AGAIN = 1, FSRS_HARD, FSRS_GOOD, FSRS_EASY };

struct fsrs_memory {
    double stability, difficulty; // stability 0: no review yet
};

// The chance to know it `days` after the last review: 0.9 where days equal the stability.
double fsrs_retrievability(double stability, double days);

// The memory after a review `days` after the last one; the first review starts it.
struct fsrs_memory fsrs_review(struct fsrs_memory memory, double days, enum fsrs_grade grade);

// Whole days until the chance falls to 90%: at least 1, at most 36500.
int fsrs_interval(double stability);

#endif
