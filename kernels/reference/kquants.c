// SPDX-License-Identifier: MIT
// The super-blocks of GGUF, 256 weights with scales that are themselves quantized: Q4_K and Q6_K.
//
// Both search. A sub-block tries some twenty inverse scales around the obvious one. Each gives
// codes; for those codes the best scale (and offset) is a weighted least-squares fit, in closed
// form; the fit with the smallest error wins. Then the scales of the sub-blocks are stored as small
// integers times one FP16 number, and the codes are taken once more on the grid that results.
// The order of every operation is llama.cpp's, in single precision, as its bytes depend on it.
#include "kernels/reference/gguf.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

enum { SUPER = 256, Q4K_SUB = 32, Q4K_SUBS = 8, Q4K_TRIES = 21, Q6K_SUB = 16, Q6K_SUBS = 16 };

// Weights that are smaller than this are zero to Q6_K.
#define SMALLEST 1e-15f

// ---- Q4_K: x = scale * code - least, codes 0..15

// A sub-block of 32 and its grid.
struct affine_fit {
    float scale, low; // value = scale * code + low, low <= 0
    uint8_t codes[Q4K_SUB];
};

// Large weights count more: sqrt(mean x^2) + |x|.
static void importance(const float *x, float *w) {
    float squares = 0;
    for (int i = 0; i < Q4K_SUB; i++)
        squares += x[i] * x[i];
    float rms = sqrtf(squares / Q4K_SUB);
    for (int i = 0; i < Q4K_SUB; i++)
        w[i] = rms + fabsf(x[i]);
}

static void take_codes(const float *x, float inverse, float low, uint8_t *codes) {
    for (int i = 0; i < Q4K_SUB; i++)
        codes[i] = (uint8_t)gguf_nearest(inverse * (x[i] - low), 0, 15);
}

static float weighted_squares(const float *x, const float *w, const struct affine_fit *fit) {
    float sum = 0;
    for (int i = 0; i < Q4K_SUB; i++) {
        float difference = fit->scale * fit->codes[i] + fit->low - x[i];
        sum += w[i] * (difference * difference);
    }
    return sum;
}

// The weighted least squares for the codes of `fit`, with low kept at 0 or below; false where the
// codes are all the same.
static bool fit_line(const float *x, const float *w, struct affine_fit *fit) {
    float sum_w = w[0], sum_x = w[0] * x[0], sum_l = 0, sum_ll = 0, sum_xl = 0;
    for (int i = 1; i < Q4K_SUB; i++) {
        sum_w += w[i];
        sum_x += w[i] * x[i];
    }
    for (int i = 0; i < Q4K_SUB; i++) {
        float l = fit->codes[i];
        sum_l += w[i] * l;
        sum_ll += w[i] * l * l;
        sum_xl += w[i] * l * x[i];
    }
    float determinant = sum_w * sum_ll - sum_l * sum_l;
    if (!(determinant > 0)) return false;
    fit->scale = (sum_w * sum_xl - sum_x * sum_l) / determinant;
    fit->low = (sum_ll * sum_x - sum_l * sum_xl) / determinant;
    if (fit->low > 0) {
        fit->low = 0;
        fit->scale = sum_xl / sum_ll;
    }
    return true;
}

static struct affine_fit fit_affine(const float *x) {
    float w[Q4K_SUB], low = x[0], high = x[0];
    importance(x, w);
    for (int i = 1; i < Q4K_SUB; i++) {
        if (x[i] < low) low = x[i];
        if (x[i] > high) high = x[i];
    }
    struct affine_fit best = { .low = low > 0 ? 0 : low };
    if (high == best.low) return best;
    float inverse = 15 / (high - best.low);
    best.scale = 1 / inverse;
    take_codes(x, inverse, best.low, best.codes);
    float least = weighted_squares(x, w, &best);
    for (int step = 0; step < Q4K_TRIES; step++) {
        struct affine_fit fit = { .scale = 0 };
        // from the lowest value of the best fit so far, not of x: later tries depend on earlier
        // ones
        take_codes(x, (-1.0f + 0.1f * (float)step + 15) / (high - best.low), best.low, fit.codes);
        if (!fit_line(x, w, &fit)) continue;
        float error = weighted_squares(x, w, &fit);
        if (error < least) {
            least = error;
            best = fit;
        }
    }
    return best;
}

// Six bits each: the first four scales and offsets have bytes of their own, and the upper two bits
// of those bytes hold the upper two bits of the last four.
static void put_scale(uint8_t *scales, int j, uint8_t scale, uint8_t offset) {
    if (j < 4) {
        scales[j] = scale;
        scales[j + 4] = offset;
    } else {
        scales[j + 4] = (uint8_t)((scale & 15) | (offset & 15) << 4);
        scales[j - 4] |= (uint8_t)(scale >> 4 << 6);
        scales[j] |= (uint8_t)(offset >> 4 << 6);
    }
}

static void get_scale(const uint8_t *scales, int j, int *scale, int *offset) {
    if (j < 4) {
        *scale = scales[j] & 63;
        *offset = scales[j + 4] & 63;
    } else {
        *scale = (scales[j + 4] & 15) | scales[j - 4] >> 6 << 4;
        *offset = scales[j + 4] >> 4 | scales[j] >> 6 << 4;
    }
}

static void put_scales(const struct affine_fit *fits, uint8_t *block) {
    float most_scale = 0, most_offset = 0;
    for (int j = 0; j < Q4K_SUBS; j++) {
        if (fits[j].scale > most_scale) most_scale = fits[j].scale;
        if (-fits[j].low > most_offset) most_offset = -fits[j].low;
    }
    float per_scale = most_scale > 0 ? 63 / most_scale : 0;
    float per_offset = most_offset > 0 ? 63 / most_offset : 0;
    for (int j = 0; j < Q4K_SUBS; j++)
        put_scale(block + 4, j, (uint8_t)gguf_nearest(per_scale * fits[j].scale, 0, 63),
                  (uint8_t)gguf_nearest(per_offset * -fits[j].low, 0, 63));
    gguf_put_half(block, most_scale / 63);
    gguf_put_half(block + 2, most_offset / 63);
}

void gguf_encode_q4_k(const float *x, uint8_t *block) {
    struct affine_fit fits[Q4K_SUBS];
    for (int j = 0; j < Q4K_SUBS; j++)
        fits[j] = fit_affine(x + Q4K_SUB * j);
    put_scales(fits, block);
    for (int j = 0; j < Q4K_SUBS; j++) {
        int scale, offset;
        get_scale(block + 4, j, &scale, &offset);
        float d = gguf_half(block) * (float)scale, m = gguf_half(block + 2) * (float)offset;
        for (int i = 0; i < Q4K_SUB && d != 0; i++)
            fits[j].codes[i] = (uint8_t)gguf_nearest((x[Q4K_SUB * j + i] + m) / d, 0, 15);
    }
    for (int j = 0; j < Q4K_SUBS; j += 2)
        for (int i = 0; i < Q4K_SUB; i++)
            block[16 + Q4K_SUB * j / 2 + i] =
                (uint8_t)(fits[j].codes[i] | fits[j + 1].codes[i] << 4);
}

void gguf_decode_q4_k(const uint8_t *block, float *x) {
    for (int j = 0; j < Q4K_SUBS; j++) {
        int scale, offset;
        get_scale(block + 4, j, &scale, &offset);
        float d = gguf_half(block) * (float)scale, m = gguf_half(block + 2) * (float)offset;
        const uint8_t *qs = block + 16 + Q4K_SUB * (j / 2);
        for (int i = 0; i < Q4K_SUB; i++)
            x[Q4K_SUB * j + i] = d * (float)(qs[i] >> 4 * (j & 1) & 15) - m;
    }
}

// ---- Q6_K: x = scale * code, codes -32..31

// A weighted fit of scale * code to x, each weight counted with its square.
struct products {
    float xl, ll;
};

static struct products fit_products(const float *x, float inverse, int8_t *codes) {
    struct products sums = { 0, 0 };
    for (int i = 0; i < Q6K_SUB; i++) {
        int code = gguf_nearest(inverse * x[i], -32, 31);
        float l = (float)code, w = x[i] * x[i];
        codes[i] = (int8_t)code;
        sums.xl += w * x[i] * l;
        sums.ll += w * l * l;
    }
    return sums;
}

// The scale of 16 weights; codes[16] for the case that the stored scale becomes 0.
static float fit_scale(const float *x, int8_t *codes) {
    float most = 0;
    int8_t tried[Q6K_SUB];
    for (int i = 0; i < Q6K_SUB; i++)
        if (fabsf(x[i]) > fabsf(most)) most = x[i];
    memset(codes, -32, Q6K_SUB);
    if (fabsf(most) < SMALLEST) return 0;
    struct products sums = fit_products(x, -32 / most, codes);
    float scale = sums.ll != 0 ? sums.xl / sums.ll : 0, best = scale * sums.xl;
    for (int step = -9; step <= 9; step++) {
        if (step == 0) continue;
        sums = fit_products(x, -(32 + 0.1f * (float)step) / most, tried);
        if (sums.ll > 0 && sums.xl * sums.xl > best * sums.ll) {
            memcpy(codes, tried, Q6K_SUB);
            scale = sums.xl / sums.ll;
            best = scale * sums.xl;
        }
    }
    return scale;
}

// Quarters k of each half of 128: four bits in ql, two in qh.
static void put_code(uint8_t *block, int i, unsigned code) {
    int half = i / 128, quarter = i % 128 / 32, at = i % 32;
    block[64 * half + 32 * (quarter & 1) + at] |= (uint8_t)((code & 15) << 4 * (quarter >> 1));
    block[128 + 32 * half + at] |= (uint8_t)(code >> 4 << 2 * quarter);
}

static int get_code(const uint8_t *block, int i) {
    int half = i / 128, quarter = i % 128 / 32, at = i % 32;
    int low = block[64 * half + 32 * (quarter & 1) + at] >> 4 * (quarter >> 1) & 15;
    int high = block[128 + 32 * half + at] >> 2 * quarter & 3;
    return (low | high << 4) - 32;
}

void gguf_encode_q6_k(const float *x, uint8_t *block) {
    float scales[Q6K_SUBS], most = 0;
    int8_t codes[SUPER];
    memset(block, 0, gguf_layouts[GGUF_Q6_K].bytes);
    for (int j = 0; j < Q6K_SUBS; j++) {
        scales[j] = fit_scale(x + Q6K_SUB * j, codes + Q6K_SUB * j);
        if (fabsf(scales[j]) > fabsf(most)) most = scales[j];
    }
    if (fabsf(most) < SMALLEST) return;
    float inverse = -128 / most;
    gguf_put_half(block + 208, 1 / inverse);
    for (int j = 0; j < Q6K_SUBS; j++) {
        int scale = gguf_nearest(inverse * scales[j], -128, 127);
        float d = gguf_half(block + 208) * (float)scale;
        block[192 + j] = (uint8_t)(int8_t)scale;
        for (int i = Q6K_SUB * j; i < Q6K_SUB * (j + 1); i++) {
            int code = d != 0 ? gguf_nearest(x[i] / d, -32, 31) : codes[i];
            put_code(block, i, (unsigned)(code + 32));
        }
    }
}

void gguf_decode_q6_k(const uint8_t *block, float *x) {
    float d = gguf_half(block + 208);
    for (int i = 0; i < SUPER; i++)
        x[i] = d * (float)(int8_t)block[192 + i / Q6K_SUB] * (float)get_code(block, i);
}
