// SPDX-License-Identifier: MIT
// Blocks of llama.cpp's GGUF files, to the byte: the table of layouts, Q4_0 and Q8_0.
// The blocks of 256 weights are in kquants.c.
#include "kernels/reference/gguf.h"

#include <math.h>
#include <string.h>

#include "kernels/reference/floats.h"

float gguf_half(const uint8_t *at) {
    return (float)float_decode(at[0] | at[1] << 8, format_fp16);
}

void gguf_put_half(uint8_t *at, float x) {
    unsigned code = (unsigned)float_encode(x, format_fp16);
    at[0] = (uint8_t)code;
    at[1] = (uint8_t)(code >> 8);
}

// Adding 1.5 * 2^23 leaves no room for a fraction, so the addition rounds; a NaN goes to `low`.
int gguf_nearest(float x, int low, int high) {
    x = x > (float)low ? x : (float)low;
    x = x < (float)high ? x : (float)high;
    return (int)((x + 12582912.0f) - 12582912.0f);
}

static float largest_magnitude(const float *x, int n) {
    float most = 0;
    for (int i = 0; i < n; i++)
        if (fabsf(x[i]) > fabsf(most)) most = x[i];
    return most; // with its sign; the first of equals
}

static float inverse(float scale) {
    return scale == 0 ? 0 : 1 / scale;
}

// The whole part of a number, kept within the codes 0..15; 0 for NaN.
static int cut(float x) {
    return x > 0 ? x < 15 ? (int)x : 15 : 0;
}

// The weight of largest magnitude becomes code 0, which stands for -8, so the scale has the
// opposite of its sign. Rounding is "add 8.5 and cut": half up.
static void encode_q4_0(const float *x, uint8_t *block) {
    float scale = largest_magnitude(x, 32) / -8, factor = inverse(scale);
    gguf_put_half(block, scale);
    for (int i = 0; i < 16; i++) {
        int low_code = cut(x[i] * factor + 8.5f), high_code = cut(x[i + 16] * factor + 8.5f);
        block[2 + i] = (uint8_t)(low_code | high_code << 4);
    }
}

static void decode_q4_0(const uint8_t *block, float *x) {
    float scale = gguf_half(block);
    for (int i = 0; i < 16; i++) {
        x[i] = (float)((block[2 + i] & 15) - 8) * scale;
        x[i + 16] = (float)((block[2 + i] >> 4) - 8) * scale;
    }
}

// Rounding is roundf: half away from zero.
static void encode_q8_0(const float *x, uint8_t *block) {
    float scale = fabsf(largest_magnitude(x, 32)) / 127, factor = inverse(scale);
    gguf_put_half(block, scale);
    for (int i = 0; i < 32; i++)
        block[2 + i] = (uint8_t)(int8_t)fminf(127, fmaxf(-127, roundf(x[i] * factor)));
}

static void decode_q8_0(const uint8_t *block, float *x) {
    float scale = gguf_half(block);
    for (int i = 0; i < 32; i++)
        x[i] = (float)(int8_t)block[2 + i] * scale;
}

const struct gguf_layout gguf_layouts[GGUF_TYPES] = {
    [GGUF_Q4_0] = { "Q4_0", 32, 18, encode_q4_0, decode_q4_0 },
    [GGUF_Q8_0] = { "Q8_0", 32, 34, encode_q8_0, decode_q8_0 },
    [GGUF_Q4_K] = { "Q4_K", 256, 144, gguf_encode_q4_k, gguf_decode_q4_k },
    [GGUF_Q6_K] = { "Q6_K", 256, 210, gguf_encode_q6_k, gguf_decode_q6_k },
};

void gguf_encode(enum gguf_type type, const double *x, size_t n, double *bytes, double *xhat) {
    const struct gguf_layout *layout = &gguf_layouts[type];
    float weights[GGUF_WEIGHTS_MOST];
    uint8_t block[GGUF_BYTES_MOST];
    for (size_t start = 0; start < n; start += layout->weights) {
        size_t count = n - start < layout->weights ? n - start : layout->weights;
        memset(weights, 0, sizeof weights);
        for (size_t i = 0; i < count; i++)
            weights[i] = (float)x[start + i];
        layout->encode(weights, block);
        layout->decode(block, weights);
        for (size_t i = 0; i < layout->bytes; i++)
            bytes[start / layout->weights * layout->bytes + i] = block[i];
        for (size_t i = 0; i < count; i++)
            xhat[start + i] = weights[i];
    }
}

void gguf_decode(enum gguf_type type, const double *bytes, size_t blocks, double *x) {
    const struct gguf_layout *layout = &gguf_layouts[type];
    float weights[GGUF_WEIGHTS_MOST];
    uint8_t block[GGUF_BYTES_MOST];
    for (size_t k = 0; k < blocks; k++) {
        for (size_t i = 0; i < layout->bytes; i++)
            block[i] = (uint8_t)bytes[k * layout->bytes + i];
        layout->decode(block, weights);
        for (size_t i = 0; i < layout->weights; i++)
            x[k * layout->weights + i] = weights[i];
    }
}
