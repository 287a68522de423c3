// SPDX-License-Identifier: MIT
// The 256 layers of NumPy's ziggurat for the normal density exp(-x^2/2).
// The numbers are NumPy's own, because no recipe gives their last digits; see NOTICE.
#ifndef KERNELS_RANDOM_ZIGGURAT_H
#define KERNELS_RANDOM_ZIGGURAT_H

#include <stdint.h>

enum { ZIGGURAT_LAYERS = 256 };

#define ZIGGURAT_TAIL         3.6541528853610087963519472518
#define ZIGGURAT_TAIL_INVERSE 0.27366123732975827203338247596

// x = magnitude * width, magnitude of 52 bits; below core the point is under the density for sure.
extern const uint64_t ziggurat_core[ZIGGURAT_LAYERS];
extern const double ziggurat_width[ZIGGURAT_LAYERS];
extern const double ziggurat_density[ZIGGURAT_LAYERS]; // at the layer's outer edge

#endif
