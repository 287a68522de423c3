// SPDX-License-Identifier: MIT
// The machine that a measurement holds for.
#ifndef LAB_SCRIPT_MACHINE_H
#define LAB_SCRIPT_MACHINE_H

#include "lab/base/strbuf.h"

// "AMD EPYC 9B14, avx2": the processor, and the level of kernels that is used here, as BITLAB_ISA
// may say.
void machine_words(struct strbuf *out);

#endif
