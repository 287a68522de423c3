// SPDX-License-Identifier: MIT
// Adaptors of the table for number formats, integer arithmetic on codes, and codebooks.
// Formats of a block give back their codes or bytes, what those stand for, and the scales.
#include <math.h>

#include "kernels/reference/adapter.h"
#include "kernels/reference/codebooks.h"
#include "kernels/reference/floats.h"
#include "kernels/reference/formats.h"
#include "kernels/reference/gguf.h"
#include "kernels/reference/integers.h"
#include "kernels/reference/microscaling.h"
#include "kernels/reference/nf4.h"

#define GIVE_RECORD(...)                                                                           \
    do {                                                                                           \
        const struct reference_field fields[] = { __VA_ARGS__ };                                   \
        return give_record(call, fields, sizeof fields / sizeof *fields);                          \
    } while (0)

// ---- floats

#define CAST(name)                                                                                 \
    enum reference_status run_##name(struct reference_call *call) {                                \
        return give_number(call, name(number(call, 0)));                                           \
    }
CAST(fp32)
CAST(fp16)
CAST(bf16)
CAST(e5m2)
CAST(e2m1)

// The format of the arguments from `first` on.
static struct float_format format_given(const struct reference_call *call, size_t first) {
    return (struct float_format) {
        .exponent_bits = integer(call, first),
        .mantissa_bits = integer(call, first + 1),
        .specials = (enum float_specials)integer_or(call, first + 2, FLOAT_IEEE),
    };
}

enum reference_status run_float_round(struct reference_call *call) {
    size_t n = call->args[0].vector.n;
    double *xhat = new_numbers(call, n);
    if (xhat == NULL) return REFERENCE_NO_MEMORY;
    float_round_all(call->args[0].vector.at, n, format_given(call, 1), xhat);
    return give(call, vector_value(xhat, n));
}

enum reference_status run_float_encode(struct reference_call *call) {
    struct float_format format = format_given(call, 1);
    if (isnan(number(call, 0)) && format.specials == FLOAT_FINITE)
        return refuse(call, "x must be a number, as the format has no NaN");
    return give_number(call, float_encode(number(call, 0), format));
}

enum reference_status run_float_decode(struct reference_call *call) {
    struct float_format format = format_given(call, 1);
    double codes = ldexp(1, 1 + format.exponent_bits + format.mantissa_bits);
    if (number(call, 0) >= codes)
        return refuse(call, "code must be below %.0f, as the format has %d bits, not %.0f", codes,
                      1 + format.exponent_bits + format.mantissa_bits, number(call, 0));
    return give_number(call, float_decode(number(call, 0), format));
}

enum reference_status run_float_largest(struct reference_call *call) {
    return give_number(call, float_largest(format_given(call, 0)));
}

// ---- blocks with scales

enum reference_status run_mx_scale(struct reference_call *call) {
    return give_number(call, mx_scale(number(call, 0), integer_or(call, 1, 2)));
}

static size_t blocks_of(size_t n, size_t block) {
    return n / block + (n % block != 0);
}

// The arrays of a block format: codes and values of n weights, and a scale per block.
struct blocks {
    double *codes, *xhat, *scale;
    size_t n, n_blocks;
};

static bool new_blocks(struct reference_call *call, size_t block, struct blocks *to) {
    to->n = call->args[0].vector.n;
    to->n_blocks = blocks_of(to->n, block);
    to->codes = new_numbers(call, to->n);
    to->xhat = new_numbers(call, to->n);
    to->scale = new_numbers(call, to->n_blocks);
    return to->codes != NULL && to->xhat != NULL && to->scale != NULL;
}

enum reference_status run_mxfp4(struct reference_call *call) {
    struct blocks to;
    if (!new_blocks(call, MXFP4_BLOCK, &to)) return REFERENCE_NO_MEMORY;
    mxfp4(call->args[0].vector.at, to.n, to.codes, to.xhat, to.scale);
    GIVE_RECORD({ "codes", vector_value(to.codes, to.n) }, { "xhat", vector_value(to.xhat, to.n) },
                { "scale", vector_value(to.scale, to.n_blocks) });
}

enum reference_status run_nvfp4(struct reference_call *call) {
    const double *x = call->args[0].vector.at;
    struct blocks to;
    if (!new_blocks(call, NVFP4_BLOCK, &to)) return REFERENCE_NO_MEMORY;
    double tensor = given(call, 1) ? number(call, 1) : nvfp4_tensor_scale(x, to.n);
    nvfp4(x, to.n, tensor, to.codes, to.xhat, to.scale);
    GIVE_RECORD({ "codes", vector_value(to.codes, to.n) }, { "xhat", vector_value(to.xhat, to.n) },
                { "scale", vector_value(to.scale, to.n_blocks) },
                { "tensor", number_value(tensor) });
}

enum reference_status run_nf4(struct reference_call *call) {
    size_t block = (size_t)number_or(call, 1, NF4_BLOCK);
    struct blocks to;
    if (!new_blocks(call, block, &to)) return REFERENCE_NO_MEMORY;
    nf4_blocks(call->args[0].vector.at, to.n, block, to.codes, to.xhat, to.scale);
    GIVE_RECORD({ "codes", vector_value(to.codes, to.n) }, { "xhat", vector_value(to.xhat, to.n) },
                { "absmax", vector_value(to.scale, to.n_blocks) });
}

enum reference_status run_nf4_level(struct reference_call *call) {
    return give_number(call, nf4_levels[integer(call, 0)]);
}

enum reference_status run_double_quantize(struct reference_call *call) {
    size_t block = (size_t)number_or(call, 1, DOUBLE_BLOCK);
    struct blocks to;
    if (!new_blocks(call, block, &to)) return REFERENCE_NO_MEMORY;
    double mean =
        double_quantize(call->args[0].vector.at, to.n, block, to.codes, to.xhat, to.scale);
    GIVE_RECORD({ "codes", vector_value(to.codes, to.n) }, { "xhat", vector_value(to.xhat, to.n) },
                { "scale", vector_value(to.scale, to.n_blocks) }, { "mean", number_value(mean) });
}

// ---- GGUF

static enum reference_status encode(struct reference_call *call, enum gguf_type type) {
    const double *x = call->args[0].vector.at;
    size_t n = call->args[0].vector.n;
    size_t n_bytes = blocks_of(n, gguf_layouts[type].weights) * gguf_layouts[type].bytes;
    for (size_t i = 0; i < n; i++)
        if (!(fabs(x[i]) <= GGUF_MOST))
            return refuse(call, "x[%zu] must be within +-%.0f, as scales are FP16, not %g", i + 1,
                          GGUF_MOST, x[i]);
    double *bytes = new_numbers(call, n_bytes), *xhat = new_numbers(call, n);
    if (bytes == NULL || xhat == NULL) return REFERENCE_NO_MEMORY;
    gguf_encode(type, x, n, bytes, xhat);
    GIVE_RECORD({ "bytes", vector_value(bytes, n_bytes) }, { "xhat", vector_value(xhat, n) });
}

static enum reference_status decode(struct reference_call *call, enum gguf_type type) {
    const struct gguf_layout *layout = &gguf_layouts[type];
    const double *bytes = call->args[0].vector.at;
    size_t n = call->args[0].vector.n, blocks = n / layout->bytes;
    if (n % layout->bytes != 0)
        return refuse(call, "bytes must be whole blocks of %zu, not %zu bytes", layout->bytes, n);
    for (size_t i = 0; i < n; i++)
        if (!(bytes[i] >= 0 && bytes[i] <= 255 && bytes[i] == floor(bytes[i])))
            return refuse(call, "bytes[%zu] must be a whole number from 0 to 255, not %g", i + 1,
                          bytes[i]);
    double *x = new_numbers(call, blocks * layout->weights);
    if (x == NULL) return REFERENCE_NO_MEMORY;
    gguf_decode(type, bytes, blocks, x);
    return give(call, vector_value(x, blocks * layout->weights));
}

#define GGUF(lower, type)                                                                          \
    enum reference_status run_##lower(struct reference_call *call) {                               \
        return encode(call, type);                                                                 \
    }                                                                                              \
    enum reference_status run_##lower##_decode(struct reference_call *call) {                      \
        return decode(call, type);                                                                 \
    }
GGUF(q4_0, GGUF_Q4_0)
GGUF(q8_0, GGUF_Q8_0)
GGUF(q4_k, GGUF_Q4_K)
GGUF(q6_k, GGUF_Q6_K)
