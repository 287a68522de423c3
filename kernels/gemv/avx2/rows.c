// SPDX-License-Identifier: MIT
// Row-major int8 with vector instructions: the ladder's third rung, right arithmetic on the wrong
// layout. Every row ends in a sum across lanes, and its scales are a second stream.
#include "kernels/gemv/avx2/level.h"

#ifdef GEMV_AVX2_BUILT
#include <immintrin.h>

static float sum_of_lanes(__m256 v) {
    __m128 four = _mm_add_ps(_mm256_castps256_ps128(v), _mm256_extractf128_ps(v, 1));
    __m128 two = _mm_add_ps(four, _mm_movehl_ps(four, four));
    return _mm_cvtss_f32(_mm_add_ss(two, _mm_movehdup_ps(two)));
}

// |x| times the weight with the sign of x: vpmaddubsw wants one factor unsigned.
static __m256 group_sums(const int8_t *w, const int8_t *x) {
    __m256i weights = _mm256_loadu_si256((const __m256i *)w);
    __m256i values = _mm256_loadu_si256((const __m256i *)x);
    __m256i pairs =
        _mm256_maddubs_epi16(_mm256_abs_epi8(values), _mm256_sign_epi8(weights, values));
    return _mm256_cvtepi32_ps(_mm256_madd_epi16(pairs, _mm256_set1_epi16(1)));
}

static void rows_int8(const struct gemv_rows *task) {
    size_t groups = task->cols / 32;
    for (size_t row = 0; row < task->rows; row++) {
        const int8_t *w = task->w + row * task->cols;
        const float *scale = task->scale + row * groups;
        __m256 sum = _mm256_setzero_ps();
        for (size_t g = 0; g < groups; g++)
            sum = _mm256_fmadd_ps(group_sums(w + 32 * g, task->x + 32 * g),
                                  _mm256_set1_ps(scale[g] * task->x_scale[g]), sum);
        task->y[row] = sum_of_lanes(sum);
    }
}

void gemv_avx2_fill_rows(struct gemv_kernels *kernels) {
    kernels->rows = rows_int8;
    kernels->rows_level = GEMV_AVX2;
}
#endif
