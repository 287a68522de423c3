// SPDX-License-Identifier: MIT
// How far two words are apart, for messages that name the nearest known one.
#include "lab/lesson/words.h"

#include <string.h>

enum { WORD_MAX = 31 };

static int least(int a, int b) {
    return a < b ? a : b;
}

int word_distance(const char *a, size_t a_size, const char *b) {
    int table[WORD_MAX + 1][WORD_MAX + 1];
    int n = a_size > WORD_MAX ? WORD_MAX : (int)a_size;
    int m = strlen(b) > WORD_MAX ? WORD_MAX : (int)strlen(b);
    for (int i = 0; i <= n; i++)
        for (int j = 0; j <= m; j++) {
            if (i == 0 || j == 0) {
                table[i][j] = i + j;
                continue;
            }
            int change = table[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
            table[i][j] = least(change, least(table[i - 1][j], table[i][j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                table[i][j] = least(table[i][j], table[i - 2][j - 2] + 1);
        }
    return table[n][m];
}
