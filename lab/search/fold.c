// SPDX-License-Identifier: MIT
// Folding: text in lower case, byte for byte, and the words of a query found in it.
#include <stdlib.h>
#include <string.h>

#include "lab/search/units.h"

// Of a two-byte character the second byte moves, and for some Greek letters the first.
static void fold_pair(char *out, unsigned char lead, unsigned char next) {
    bool latin = lead == 0xC3 && next >= 0x80 && next <= 0x9E && next != 0x97;
    if (latin) next = (unsigned char)(next + 0x20);
    if (lead == 0xCE && next >= 0x91 && next <= 0x9F) next = (unsigned char)(next + 0x20);
    if (lead == 0xCE && next >= 0xA0 && next <= 0xA9)
        lead = 0xCF, next = (unsigned char)(next - 0x20);
    out[0] = (char)lead;
    out[1] = (char)next;
}

void search_fold(char *out, const char *text, size_t size) {
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)text[i];
        out[i] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : text[i];
        if ((c != 0xC3 && c != 0xCE) || i + 1 == size) continue;
        fold_pair(out + i, c, (unsigned char)text[i + 1]);
        i++;
    }
}

void search_words_read(struct search_words *words, const char *query) {
    *words = (struct search_words) { 0 };
    while (words->n < SEARCH_WORDS_MAX) {
        query += strspn(query, " \t");
        size_t size = strcspn(query, " \t"), kept = size;
        if (size == 0) return;
        char *text = words->at[words->n].text;
        if (kept >= SEARCH_WORD_BYTES) kept = SEARCH_WORD_BYTES - 1;
        search_fold(text, query, kept);
        const char *sign = size > 1 ? search_sign(text, kept) : NULL;
        if (sign && strlen(sign) < sizeof words->at[words->n].sign)
            memcpy(words->at[words->n].sign, sign, strlen(sign) + 1);
        words->n++;
        query += size;
    }
}

bool search_words_all(const struct search_words *words, const char *text) {
    size_t size = strlen(text), has = 0;
    char *folded = xmalloc(size + 1);
    search_fold(folded, text, size);
    folded[size] = 0;
    for (size_t i = 0; i < words->n; i++)
        has += strstr(folded, words->at[i].text) ||
               (words->at[i].sign[0] && strstr(folded, words->at[i].sign));
    free(folded);
    return has == words->n;
}

static void take_nearer(const char *folded, size_t from, const char *word, size_t *at,
                        size_t *size) {
    const char *found = *word ? strstr(folded + from, word) : NULL;
    if (!found) return;
    size_t place = (size_t)(found - folded), length = strlen(word);
    if (*size && (place > *at || (place == *at && length <= *size))) return;
    *at = place;
    *size = length;
}

size_t search_words_next(const struct search_words *words, const char *text, size_t from,
                         size_t *at) {
    size_t length = strlen(text), size = 0;
    char *folded = xmalloc(length + 1);
    search_fold(folded, text, length);
    folded[length] = 0;
    for (size_t i = 0; i < words->n && from <= length; i++) {
        take_nearer(folded, from, words->at[i].text, at, &size);
        take_nearer(folded, from, words->at[i].sign, at, &size);
    }
    free(folded);
    return size;
}
