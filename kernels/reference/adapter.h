// SPDX-License-Identifier: MIT
// What the adaptors between the table and the C references share: arguments, results, refusals.
// An adaptor reads checked arguments, calls one reference and hands its result back.
#ifndef KERNELS_REFERENCE_ADAPTER_H
#define KERNELS_REFERENCE_ADAPTER_H

#include "kernels/reference/reference.h"

// The i-th argument. A vector or matrix is read through `args[i].vector` or `args[i].matrix`.
bool given(const struct reference_call *call, size_t i);
double number(const struct reference_call *call, size_t i);
double number_or(const struct reference_call *call, size_t i, double otherwise);

// A bool, or an int from a whole number that the table has checked.
int integer(const struct reference_call *call, size_t i);
int integer_or(const struct reference_call *call, size_t i, int otherwise);

// BAD_ARGUMENT with one sentence.
enum reference_status refuse(struct reference_call *call, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

// OK where argument i is not NaN, for references that could not hand a NaN on.
enum reference_status not_nan(struct reference_call *call, size_t i, const char *name);

// OK where argument i is a square matrix, of n by n where n > 0, and its own transpose up to the
// rounding of whoever computed it: 1e-9 of the entry or 1e-12 of the largest. A NaN is refused.
enum reference_status symmetric_matrix(struct reference_call *call, size_t i, size_t n,
                                       const char *name);

// OK where two vectors have the same length, else a refusal that names both.
enum reference_status same_length(struct reference_call *call, const char *a, size_t n_a,
                                  const char *b, size_t n_b);

// Memory of the caller: an array of n, never NULL for n = 0; NULL when there is no more.
void *new_array(struct reference_call *call, size_t n, size_t size);
double *new_numbers(struct reference_call *call, size_t n);
double *copy_numbers(struct reference_call *call, const double *x, size_t n);

// Values to give back.
struct reference_value number_value(double number);
struct reference_value boolean_value(bool boolean);
struct reference_value vector_value(double *at, size_t n);
struct reference_value matrix_value(double *at, size_t rows, size_t cols);

enum reference_status give(struct reference_call *call, struct reference_value value);
enum reference_status give_number(struct reference_call *call, double number);
// A record of n fields, copied into the caller's memory.
enum reference_status give_record(struct reference_call *call, const struct reference_field *fields,
                                  size_t n);

// A record's number by name; false where there is none.
bool number_field(const struct reference_value *record, const char *name, double *number);

// The adaptors, by topic in table_<topic>.c; each is named after its row in the table.
// clang-format off
#define REFERENCE_ADAPTERS(X) \
    X(perplexity) X(standard_error) X(paired_difference) X(reliability) X(top_choice) X(relative_error) X(refit) \
    X(model_size_gb) X(model_size_gib) X(compression_ratio) X(saving) X(bits_per_weight) \
    X(final_size_gb) X(kv_cache_bytes) X(token_ms) X(amdahl) X(intensity) X(attainable) \
    X(crossover_batch) X(affine) X(affine_grid) X(fake_quant) X(qdq) X(symmetric) \
    X(symmetric_scale) X(symmetric_at) X(symmetric_restricted) X(symmetric_mse) \
    X(round_half_even) X(round_half_away) X(round_half_up) X(mse) X(rmse) X(sqnr) X(max_error) \
    X(weighted_error) X(output_error) X(code_counts) X(channel_scales) X(symmetric_rows) \
    X(affine_rows) X(symmetric_columns) X(group_rmse) X(clip_mse) X(clip_sweep) X(best_clip) \
    X(calibrate_max) X(calibrate_percentile) X(calibrate_mse) X(gptq_row) X(awq_search) \
    X(smooth_scales) X(smooth) X(smooth_output_error) X(e4m3) X(nf4_encode) X(ste_grad) \
    X(scaler_step) X(magnitude_prune) X(mask_2_4) X(wanda) X(iterative_prune) X(imp_rounds) \
    X(softmax_t) X(log_softmax_t) X(entropy) X(entropy_bits) X(kl) X(kl_bits) X(cross_entropy) X(cross_entropy_grad) \
    X(mix_losses) X(kd_loss) X(kd_grad) X(rank_for_energy) X(lora_params) X(ece) \
    X(allocate_bits) X(pareto) X(mean) X(std) X(absmax) X(argmin) X(percentile) X(linspace) \
    X(calibrate_average) X(hessian) X(inverse) X(gptq) X(gptq_trace) X(rounding_errors) \
    X(awq_scales) X(awq_error) X(awq_output_error) X(int8_linear) X(llm_int8) \
    X(fp32) X(fp16) X(bf16) X(e5m2) X(e2m1) X(float_round) X(float_encode) X(float_decode) \
    X(float_largest) X(mx_scale) X(mxfp4) X(nvfp4) X(nf4) X(nf4_level) X(double_quantize) \
    X(q4_0) X(q4_0_decode) X(q8_0) X(q8_0_decode) X(q4_k) X(q4_k_decode) X(q6_k) \
    X(q6_k_decode) X(integer_dot) X(requantize) X(accumulate_wrapping) \
    X(accumulate_saturating) X(pair_sums) X(codebook_train) X(codebook_encode) X(hadamard) \
    X(e8_nearest) \
    X(matmul) X(linear) X(transpose) X(column_absmax) \
    X(train_hours) X(mask_n_m) X(prune_rows) X(n_m_bits) X(sparse_bits) X(sparse_break_even) \
    X(obs_saliency) X(obs_remove) X(sparsegpt_row) X(experts_touched) \
    X(svd) X(low_rank) X(energy_share) X(break_even_rank) X(lora_merge) X(lora_output) \
    X(lora_step) X(lora_flop) X(training_memory) X(activation_gb) X(roofline_ms) X(jsd) \
    X(normal_bins) X(fit_normal) X(off_path)
// clang-format on
#define DECLARE_ADAPTER(name) enum reference_status run_##name(struct reference_call *call);
REFERENCE_ADAPTERS(DECLARE_ADAPTER)
#undef DECLARE_ADAPTER

#endif
