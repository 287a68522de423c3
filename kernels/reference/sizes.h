// SPDX-License-Identifier: MIT
// Bytes, ratios and the time of a token: what a number of bits costs in memory and in bandwidth.
// 1 GB = 10^9 bytes, 1 GiB = 2^30 bytes; bits may have a fraction (4.25 bits with the scales).
#ifndef KERNELS_REFERENCE_SIZES_H
#define KERNELS_REFERENCE_SIZES_H

// params * bits / 8 bytes, in GB and in GiB.
double model_size_gb(double params, double bits);
double model_size_gib(double params, double bits);

// original / compressed, in any common unit; above 1 the result is the smaller one.
double compression_ratio(double original, double compressed);

// The part of the original that a ratio saves, 0..1: 1 - 1/ratio.
double saving(double ratio);

// Stored bits per weight: bits + (scale_bits + zero_bits) / group, group weights under one scale.
double bits_per_weight(double bits, double group, double scale_bits, double zero_bits);

// GB after structured pruning (a fraction of the weights is gone) and quantization.
double final_size_gb(double params, double prune_fraction, double bits_per_weight);

// Bytes of the keys and the values: 2 * layers * kv_heads * head_dim * seq * batch * bits / 8.
double kv_cache_bytes(double layers, double kv_heads, double head_dim, double seq, double batch,
                      double bits);

// Milliseconds per token when every weight is read once at gbps GB/s.
double token_ms(double params, double bits, double gbps);

// The speed-up of the whole when `share` of the time is sped up `ratio` times (Amdahl 1967).
double amdahl(double share, double ratio);

// FLOP per byte of weights: each weight is read once and used 2 * batch times.
double intensity(double batch, double bits);

// FLOP/s within reach at that intensity: the lower of the peak and of the slope
// (the roofline of Williams, Waterman and Patterson 2009). bandwidth in bytes/s.
double attainable(double peak, double bandwidth, double intensity);

// The batch at which the arithmetic catches up with the reading of the weights.
double crossover_batch(double flops, double bytes_per_s, double bits);

#endif
