// SPDX-License-Identifier: MIT
// Blocks of llama.cpp's GGUF files, to the byte: Q4_0, Q8_0, Q4_K, Q6_K.
// Arithmetic is single precision in the order of llama.cpp's reference quantizers, so that the
// bytes are those of a file that it writes (without an importance matrix). llama.cpp: ggml-common.h
// (layouts), ggml-quants.c (quantize_row_*_ref, dequantize_row_*).
#ifndef KERNELS_REFERENCE_GGUF_H
#define KERNELS_REFERENCE_GGUF_H

#include <stddef.h>
#include <stdint.h>

enum gguf_type { GGUF_Q4_0, GGUF_Q8_0, GGUF_Q4_K, GGUF_Q6_K, GGUF_TYPES };

enum { GGUF_WEIGHTS_MOST = 256, GGUF_BYTES_MOST = 210 };

// The layouts, d and dmin little-endian FP16. Weight i of a half or a quarter stands beside its
// partner in one byte, so that one shift and one mask give 32 neighbours at once.
//
//   Q4_0   d 2 | qs 16                          18 bytes,  32 weights, w = d (q - 8)
//          qs[i] = weight i | weight i+16 << 4
//   Q8_0   d 2 | qs 32                          34 bytes,  32 weights, w = d q, q signed
//   Q4_K   d 2 | dmin 2 | scales 12 | qs 128   144 bytes, 256 weights, w = d sc q - dmin m
//          sc, m: 6 bits for each of 8 sub-blocks of 32; qs[32k + i] = weight 64k + i, and
//          weight 64k + 32 + i << 4
//   Q6_K   ql 128 | qh 64 | scales 16 | d 2    210 bytes, 256 weights, w = d sc (q - 32)
//          sc: signed bytes for each of 16 sub-blocks of 16; lower 4 bits in ql, upper 2 in qh
struct gguf_layout {
    const char *name;
    size_t weights, bytes; // of a block
    void (*encode)(const float *x, uint8_t *block);
    void (*decode)(const uint8_t *block, float *x);
};
extern const struct gguf_layout gguf_layouts[GGUF_TYPES];

// Weights beyond this magnitude are refused by the table: their FP16 scales could overflow.
#define GGUF_MOST 65504.0

// x[n] to whole blocks, bytes[] as numbers 0..255; a short last block is filled with zeros. x is
// finite and within GGUF_MOST. xhat[n] is what the bytes decode to.
void gguf_encode(enum gguf_type type, const double *x, size_t n, double *bytes, double *xhat);

// Whole blocks to weights.
void gguf_decode(enum gguf_type type, const double *bytes, size_t blocks, double *x);

// FP16 in two bytes, and the nearest whole number (ties to even) kept within [low, high].
float gguf_half(const uint8_t *at);
void gguf_put_half(uint8_t *at, float x);
int gguf_nearest(float x, int low, int high);

// The blocks of 256, in kquants.c.
void gguf_encode_q4_k(const float *x, uint8_t *block);
void gguf_decode_q4_k(const uint8_t *block, float *x);
void gguf_encode_q6_k(const float *x, uint8_t *block);
void gguf_decode_q6_k(const uint8_t *block, float *x);

#endif
