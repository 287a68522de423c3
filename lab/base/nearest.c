// SPDX-License-Identifier: MIT
// The nearest known name to a misspelt one: for "the nearest is …" in messages.
#include "lab/base/nearest.h"

#include <ctype.h>
#include <limits.h>
#include <string.h>

enum { LONGEST = 96, SHORTEST_STEM = 4, EDIT = NAME_EDIT, FAR = INT_MAX };

static int least(int a, int b) {
    return a < b ? a : b;
}

static int change(char a, char b) {
    if (a == b) return 0;
    return tolower((unsigned char)a) == tolower((unsigned char)b) ? 1 : EDIT;
}

int name_distance(const char *a, const char *b) {
    size_t n = strlen(a), m = strlen(b);
    if (n > LONGEST || m > LONGEST) return FAR;
    int rows[3][LONGEST + 1]; // of the table: two above, the one above, this one
    int *before = rows[0], *above = rows[1], *row = rows[2];
    for (size_t j = 0; j <= m; j++)
        above[j] = (int)j * EDIT;
    for (size_t i = 1; i <= n; i++) {
        row[0] = (int)i * EDIT;
        for (size_t j = 1; j <= m; j++) {
            int best = least(above[j], row[j - 1]) + EDIT;
            best = least(best, above[j - 1] + change(a[i - 1], b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                best = least(best, before[j - 2] + EDIT);
            row[j] = best;
        }
        int *spare = before;
        before = above;
        above = row;
        row = spare;
    }
    return above[m];
}

static int allowance(const char *name) {
    int letters = (int)strlen(name);
    if (letters < 7) return EDIT;
    return EDIT * (letters < 12 ? 2 : letters / 4);
}

// The one candidate that begins with the name, or that the name begins with; NULL: none or several.
static const char *only_longer(const char *name, const char *const *candidates, size_t n) {
    const char *found = NULL;
    size_t size = strlen(name);
    for (size_t i = 0; i < n && size >= SHORTEST_STEM; i++) {
        size_t other = candidates[i] ? strlen(candidates[i]) : 0;
        size_t stem = size < other ? size : other;
        if (stem < SHORTEST_STEM || strncmp(name, candidates[i], stem) != 0) continue;
        if (found) return NULL;
        found = candidates[i];
    }
    return found;
}

const char *name_nearest(const char *name, const char *const *candidates, size_t n) {
    const char *nearest = NULL;
    int best = allowance(name) + EDIT; // letters of the wrong case come on top
    for (size_t i = 0; i < n; i++) {
        int distance = candidates[i] ? name_distance(name, candidates[i]) : FAR;
        if (distance >= best) continue;
        best = distance;
        nearest = candidates[i];
    }
    return nearest ? nearest : only_longer(name, candidates, n);
}
