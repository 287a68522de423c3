// SPDX-License-Identifier: MIT
// The other roof: how many operations a second the processor's multiply-add instructions give.
// Twelve sums that do not wait for each other cover the latency of any of these instructions.
#include "kernels/measure/peak.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

#include "kernels/gemv/pool.h"
#include "kernels/gemv/scalar/shape.h"
#include "kernels/measure/watch.h"

enum { SUMS = 12, STEPS = 20000, LOOPS = 8 };

struct peak_loop {
    const char *instruction;
    int operations; // of one instruction (or of one group of them)
    void (*run)(void);
};

// SUMS independent chains of `step`, STEPS long. Each has a variable of its own, which stays in a
// register. The empty assembly makes `a` another one before every step, or compilers would take a
// product out of the loop, and makes the step there and then.
#define EACH_SUM(each, ...)                                                                        \
    each(s0, __VA_ARGS__) each(s1, __VA_ARGS__) each(s2, __VA_ARGS__) each(s3, __VA_ARGS__)        \
        each(s4, __VA_ARGS__) each(s5, __VA_ARGS__) each(s6, __VA_ARGS__) each(s7, __VA_ARGS__)    \
            each(s8, __VA_ARGS__) each(s9, __VA_ARGS__) each(s10, __VA_ARGS__)                     \
                each(s11, __VA_ARGS__)
#define PEAK_SUM(sum, type, zero) type sum = zero;
#define PEAK_STEP(sum, name, constraint)                                                           \
    __asm__ volatile("" : "+" constraint(a), "+" constraint(b));                                   \
    sum = name##_step(sum, a, b);                                                                  \
    __asm__ volatile("" : "+" constraint(sum));
#define PEAK_LOOP(name, attributes, type, constraint, zero, step)                                  \
    attributes GEMV_ALWAYS type name##_step(type sum, type a, type b) {                            \
        return step;                                                                               \
    }                                                                                              \
    attributes static void name(void) {                                                            \
        type a = zero, b = zero;                                                                   \
        EACH_SUM(PEAK_SUM, type, zero)                                                             \
        for (int n = 0; n < STEPS; n++) {                                                          \
            EACH_SUM(PEAK_STEP, name, constraint)                                                  \
        }                                                                                          \
    }

#if defined(__x86_64__)
#include <immintrin.h>

#define WITH_256 __attribute__((target("avx2,fma")))
#define WITH_512 __attribute__((target("avx512f,avx512bw,avx512vnni")))

PEAK_LOOP(plain_fp32, , __m128, "x", _mm_setzero_ps(), _mm_add_ps(_mm_mul_ps(a, b), sum))
PEAK_LOOP(int8_128, , __m128i, "x", _mm_setzero_si128(), _mm_add_epi32(_mm_madd_epi16(a, b), sum))
PEAK_LOOP(fp32_256, WITH_256, __m256, "x", _mm256_setzero_ps(), _mm256_fmadd_ps(a, b, sum))
PEAK_LOOP(int8_256, WITH_256, __m256i, "x", _mm256_setzero_si256(),
          _mm256_add_epi16(_mm256_maddubs_epi16(a, b), sum))
PEAK_LOOP(fp32_512, WITH_512, __m512, "v", _mm512_setzero_ps(), _mm512_fmadd_ps(a, b, sum))
PEAK_LOOP(int8_512, WITH_512, __m512i, "v", _mm512_setzero_si512(), _mm512_dpbusd_epi32(sum, a, b))
#if __GNUC__ >= 11 || __clang_major__ >= 12
#define WITH_AVX_VNNI __attribute__((target("avx2,avxvnni")))
PEAK_LOOP(dot_256, WITH_AVX_VNNI, __m256i, "x", _mm256_setzero_si256(),
          _mm256_dpbusd_avx_epi32(sum, a, b))
#endif
#elif defined(__aarch64__)
#include <arm_neon.h>

#define WITH_DOT __attribute__((target("arch=armv8.2-a+dotprod")))

PEAK_LOOP(plain_fp32, , float32x4_t, "w", vdupq_n_f32(0), vfmaq_f32(sum, a, b))
PEAK_LOOP(int8_neon, , int8x16_t, "w", vdupq_n_s8(0), vmlaq_s8(sum, a, b))
PEAK_LOOP(dot_neon, WITH_DOT, int32x4_t, "w", vdupq_n_s32(0),
          vdotq_s32(sum, vreinterpretq_s8_s32(a), vreinterpretq_s8_s32(b)))
#else
PEAK_LOOP(plain_fp32, , float, "m", 0, a *b + sum)
PEAK_LOOP(plain_int8, , int32_t, "r", 0, a *b + sum)
#endif

static const struct peak_loop loops[GEMV_LEVELS][PEAK_KINDS] = {
#if defined(__x86_64__)
    [GEMV_SCALAR] = { { "mulps and addps, 128 bits", 8, plain_fp32 },
                      { "pmaddwd and paddd, 128 bits", 16, int8_128 } },
    [GEMV_AVX2] = { { "vfmadd, 256 bits", 16, fp32_256 },
                    { "vpmaddubsw and vpaddw, 256 bits", 64, int8_256 } },
    [GEMV_AVX512] = { { "vfmadd, 512 bits", 32, fp32_512 },
                      { "vpdpbusd, 512 bits", 128, int8_512 } },
#elif defined(__aarch64__)
    [GEMV_SCALAR] = { { "fmla, 128 bits", 8, plain_fp32 }, { "mla, 128 bits", 32, int8_neon } },
    [GEMV_NEON] = { { "fmla, 128 bits", 8, plain_fp32 }, { "mla, 128 bits", 32, int8_neon } },
#else
    [GEMV_SCALAR] = { { "multiply and add", 2, plain_fp32 },
                      { "multiply and add", 2, plain_int8 } },
#endif
};

// Of the levels whose processors may multiply and add bytes in one instruction.
static const struct peak_loop dots[GEMV_LEVELS] = {
#if defined(WITH_AVX_VNNI)
    [GEMV_AVX2] = { "vpdpbusd, 256 bits", 64, dot_256 },
#elif defined(__aarch64__)
    [GEMV_NEON] = { "sdot, 128 bits", 32, dot_neon },
#endif
};

static const struct peak_loop *loop_of(enum gemv_level level, enum peak_kind kind) {
    bool has_dot = kind == PEAK_INT8 && dots[level].run != NULL;
    if (has_dot && gemv_level_extension(level)[0] != '\0') return &dots[level];
    const struct peak_loop *loop = &loops[level][kind];
    return loop->run != NULL ? loop : &loops[GEMV_SCALAR][kind];
}

const char *peak_instruction(enum gemv_level level, enum peak_kind kind) {
    return loop_of(level, kind)->instruction;
}

static void run_loop(void *context, int index) {
    const struct peak_loop *loop = context;
    (void)index;
    loop->run();
}

double peak_giga(enum gemv_level level, enum peak_kind kind, int threads) {
    const struct peak_loop *loop = loop_of(level, kind);
    struct gemv_pool *pool = gemv_pool_new(threads);
    double best = INFINITY;
    if (pool == NULL) return 0;
    for (int i = 0; i < LOOPS; i++) {
        double start = watch_seconds();
        gemv_pool_run(pool, run_loop, (void *)loop);
        best = fmin(best, watch_seconds() - start);
    }
    gemv_pool_free(pool);
    return (double)loop->operations * SUMS * STEPS * threads / best * 1e-9;
}
