// SPDX-License-Identifier: MIT
// fp16, bf16 and E8M0 to and from floats, in plain C so that every level agrees to the bit.
// IEEE 754 binary16; bfloat16 is the upper half of binary32; E8M0 is OCP MX 1.0, section 5.4.
#ifndef KERNELS_GEMV_SCALAR_NUMBER_H
#define KERNELS_GEMV_SCALAR_NUMBER_H

#include <math.h>
#include <stdint.h>
#include <string.h>

#define GEMV_HALF_MOST 65504.0

static inline uint32_t gemv_bits_of(float x) {
    uint32_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

static inline float gemv_float_of(uint32_t bits) {
    float x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

// The fp16 nearest to 0 <= x <= GEMV_HALF_MOST, ties to even. Scales have no sign.
static inline uint16_t gemv_half(double x) {
    int exponent = x < 0x1p-14 ? -14 : ilogb(x);
    double steps = rint(ldexp(x, 10 - exponent)); // 1024 steps of an exponent and one more
    return (uint16_t)(steps + 1024.0 * (exponent + 14));
}

// A non-negative finite fp16: moved to float's places its exponent is 112 too small.
static inline float gemv_half_value(uint16_t half) {
    return gemv_float_of((uint32_t)half << 13) * 0x1p112f;
}

// The bf16 nearest to x, ties to even; beyond the largest one, the largest one. Infinity and NaN
// stay.
static inline uint16_t gemv_bf16(float x) {
    uint32_t bits = gemv_bits_of(x);
    if (isnan(x)) return 0x7fc0;
    if (isinf(x)) return (uint16_t)(bits >> 16);
    uint32_t upper = (bits + 0x7fff + (bits >> 16 & 1)) >> 16;
    return (uint16_t)((upper & 0x7f80) == 0x7f80 ? upper - 1 : upper);
}

static inline float gemv_bf16_value(uint16_t upper) {
    return gemv_float_of((uint32_t)upper << 16);
}

// 2^(byte - 127); byte 0 is a subnormal float. 255, the format's NaN, is never stored.
static inline float gemv_e8m0_value(uint8_t byte) {
    return gemv_float_of(byte == 0 ? 0x00400000u : (uint32_t)byte << 23);
}

#endif
