// SPDX-License-Identifier: MIT
// Adaptors of the table for references of numbers alone: sizes, times, rounding, single values.
// Each hands its arguments over in order and gives the number back.
#include "kernels/reference/adapter.h"
#include "kernels/reference/affine.h"
#include "kernels/reference/formats.h"
#include "kernels/reference/lowrank.h"
#include "kernels/reference/pruning.h"
#include "kernels/reference/rounding.h"
#include "kernels/reference/sizes.h"
#include "kernels/reference/symmetric.h"
#include "kernels/reference/training.h"

#define NUMBERS_1(name) NUMBERS(name, name(number(call, 0)))
#define NUMBERS_2(name) NUMBERS(name, name(number(call, 0), number(call, 1)))
#define NUMBERS_3(name) NUMBERS(name, name(number(call, 0), number(call, 1), number(call, 2)))
#define NUMBERS_4(name)                                                                            \
    NUMBERS(name, name(number(call, 0), number(call, 1), number(call, 2), number(call, 3)))
#define NUMBERS(name, expression)                                                                  \
    enum reference_status run_##name(struct reference_call *call) {                                \
        return give_number(call, expression);                                                      \
    }

NUMBERS_2(model_size_gb)
NUMBERS_2(model_size_gib)
NUMBERS_2(compression_ratio)
NUMBERS_1(saving)
NUMBERS_4(bits_per_weight)
NUMBERS(final_size_gb, final_size_gb(number(call, 0), number(call, 2), number(call, 3)))
NUMBERS(kv_cache_bytes, kv_cache_bytes(number(call, 0), number(call, 1), number(call, 2),
                                       number(call, 3), number(call, 4), number(call, 5)))
NUMBERS_3(token_ms)
NUMBERS_2(amdahl)
NUMBERS_2(intensity)
NUMBERS_3(attainable)
NUMBERS_3(crossover_batch)

NUMBERS_1(round_half_even)
NUMBERS_1(round_half_away)
NUMBERS_1(round_half_up)

NUMBERS(symmetric_scale, symmetric_scale(number(call, 0), integer(call, 1)))
NUMBERS(qdq, qdq(number(call, 0), integer(call, 1), number(call, 2), number(call, 3)))

NUMBERS_1(e4m3)
NUMBERS_4(ste_grad)
NUMBERS_2(imp_rounds)
NUMBERS_4(lora_params)
