// SPDX-License-Identifier: MIT
// Numbers as short text: tick labels and words. Digits come from the C library, the layout is ours.
#include "lab/figure/number.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void trim(struct decimal *decimal) {
    while (decimal->n > 0 && decimal->digits[decimal->n - 1] == '0')
        decimal->n--;
}

struct decimal decimal_of(double value, int significant) {
    struct decimal decimal = { .negative = value < 0 };
    char text[NUMBER_TEXT_MAX];
    if (value == 0) return decimal;
    snprintf(text, sizeof text, "%.*e", significant - 1, fabs(value));
    const char *at = text;
    for (; *at != 'e'; at++)
        if (isdigit((unsigned char)*at)) decimal.digits[decimal.n++] = *at;
    decimal.point = (int)strtol(at + 1, NULL, 10) + 1;
    trim(&decimal);
    return decimal;
}

struct decimal decimal_of_integer(long long integer, int exponent) {
    struct decimal decimal = { .negative = integer < 0 };
    char text[NUMBER_TEXT_MAX];
    if (integer == 0) return decimal;
    int n = snprintf(text, sizeof text, "%lld", integer < 0 ? -integer : integer);
    memcpy(decimal.digits, text, (size_t)n);
    decimal.n = n;
    decimal.point = n + exponent;
    trim(&decimal);
    return decimal;
}

static int decimals_needed(const struct decimal *decimal, int decimals) {
    int needed = decimal->n - decimal->point;
    return needed > decimals ? needed : decimals;
}

int decimal_plain_length(const struct decimal *decimal, int decimals) {
    int behind = decimals_needed(decimal, decimals);
    int before = decimal->n && decimal->point > 0 ? decimal->point : 1;
    return decimal->negative + before + (behind > 0 ? behind + 1 : 0);
}

static char digit_at(const struct decimal *decimal, int place) {
    return place >= 0 && place < decimal->n ? decimal->digits[place] : '0';
}

int decimal_plain(const struct decimal *decimal, int decimals, char out[NUMBER_TEXT_MAX]) {
    if (decimal_plain_length(decimal, decimals) >= NUMBER_TEXT_MAX)
        return decimal_scientific(decimal, out);
    int n = 0, behind = decimals_needed(decimal, decimals);
    int point = decimal->n ? decimal->point : 0;
    if (decimal->negative) out[n++] = '-';
    if (point <= 0) out[n++] = '0';
    for (int place = 0; place < point; place++)
        out[n++] = digit_at(decimal, place);
    if (behind > 0) out[n++] = '.';
    for (int place = point; place < point + behind; place++)
        out[n++] = digit_at(decimal, place);
    out[n] = 0;
    return n;
}

int decimal_scientific(const struct decimal *decimal, char out[NUMBER_TEXT_MAX]) {
    if (!decimal->n) return snprintf(out, NUMBER_TEXT_MAX, "0");
    return snprintf(out, NUMBER_TEXT_MAX, "%s%c%s%.*se%d", decimal->negative ? "-" : "",
                    decimal->digits[0], decimal->n > 1 ? "." : "", decimal->n - 1,
                    decimal->digits + 1, decimal->point - 1);
}

void number_short(double value, int significant, char out[NUMBER_TEXT_MAX]) {
    if (!isfinite(value)) {
        snprintf(out, NUMBER_TEXT_MAX, "%s", isnan(value) ? "nan" : value < 0 ? "-inf" : "inf");
        return;
    }
    bool whole = fabs(value) < 1e6 && value == floor(value);
    struct decimal decimal = decimal_of(value, whole ? 7 : significant);
    if (whole || (decimal.point >= -2 && decimal.point <= 5))
        decimal_plain(&decimal, 0, out);
    else
        decimal_scientific(&decimal, out);
}

void number_add(struct strbuf *out, double value, int significant) {
    char text[NUMBER_TEXT_MAX];
    number_short(value, significant, text);
    strbuf_puts(out, text);
}

void number_exact(struct strbuf *out, double value) {
    struct strbuf text = { 0 };
    strbuf_number(&text, value);
    bool in_sign = false; // inside a locale's decimal sign, which may be several bytes
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.at[i];
        bool plain = c < 0x80 && (isalnum(c) || c == '-' || c == '+' || c == '.');
        if (plain || !in_sign) strbuf_putc(out, plain ? (char)c : '.');
        in_sign = !plain;
    }
    strbuf_release(&text);
}
