// SPDX-License-Identifier: MIT
// Bytes, ratios and the time of a token: what a number of bits costs in memory and in bandwidth.
// Each function is one formula; the table refuses arguments for which it has no value.
#include "kernels/reference/sizes.h"

#include <math.h>

double model_size_gb(double params, double bits) {
    return params * bits / 8 / 1e9;
}

double model_size_gib(double params, double bits) {
    return params * bits / 8 / 0x1p30;
}

double compression_ratio(double original, double compressed) {
    return original / compressed;
}

double saving(double ratio) {
    return 1 - 1 / ratio;
}

double bits_per_weight(double bits, double group, double scale_bits, double zero_bits) {
    return bits + (scale_bits + zero_bits) / group;
}

double final_size_gb(double params, double prune_fraction, double bits_per_weight) {
    return model_size_gb(params * (1 - prune_fraction), bits_per_weight);
}

double kv_cache_bytes(double layers, double kv_heads, double head_dim, double seq, double batch,
                      double bits) {
    return 2 * layers * kv_heads * head_dim * seq * batch * bits / 8;
}

double token_ms(double params, double bits, double gbps) {
    return model_size_gb(params, bits) / gbps * 1000;
}

double amdahl(double share, double ratio) {
    return 1 / ((1 - share) + share / ratio);
}

double intensity(double batch, double bits) {
    return 2 * batch / (bits / 8);
}

double attainable(double peak, double bandwidth, double intensity) {
    double slope = intensity * bandwidth;
    return slope > peak || isnan(peak) ? peak : slope;
}

double crossover_batch(double flops, double bytes_per_s, double bits) {
    return flops / bytes_per_s * (bits / 8) / 2;
}
