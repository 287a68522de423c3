// SPDX-License-Identifier: MIT
// Units of bytes, time and shares, and what a number in one of them is in another.
#ifndef LAB_UI_QUANTITY_H
#define LAB_UI_QUANTITY_H

#include <stdbool.h>
#include <stddef.h>

// Converts a number of the unit `from` (of `size` bytes) into the unit `to`, or into its beginning
// up to a slash or a blank ("ms" of "ms/token"). Bits and bytes are told apart by case, GB (10^9)
// from GiB (2^30) by the i. False where one is not known, or they measure different things.
bool quantity_convert(double number, const char *from, size_t size, const char *to,
                      double *converted);

// True where one is a power of 1000 and the other of 1024: GB and GiB.
bool quantity_mixes_prefixes(const char *from, size_t size, const char *to);

#endif
