// SPDX-License-Identifier: MIT
// Which levels are built, which ones this machine runs, and which one is meant.
// The scalar table is filled first; each level overrides upward, up to the one that was chosen.
//
// A level needs the processor (CPUID) and a system that saves its registers (XGETBV): a kernel
// without AVX-512 state would lose the upper halves at the next interrupt.
#include <stdlib.h>
#include <string.h>

#include "kernels/gemv/avx2/level.h"
#include "kernels/gemv/avx2/vnni/level.h"
#include "kernels/gemv/avx512/level.h"
#include "kernels/gemv/fail.h"
#include "kernels/gemv/gemv.h"
#include "kernels/gemv/neon/dot/level.h"
#include "kernels/gemv/neon/level.h"

const char *const gemv_level_names[GEMV_LEVELS] = {
    [GEMV_SCALAR] = "scalar",
    [GEMV_AVX2] = "avx2",
    [GEMV_AVX512] = "avx512",
    [GEMV_NEON] = "neon",
};

struct features {
    bool avx2, avx2_vnni, avx512, avx512_bf16, neon, neon_dot;
};

#if defined(__x86_64__)
#include <cpuid.h>

// Registers that the system saves: bit 1 SSE, 2 AVX, 5..7 AVX-512.
static unsigned saved_state(void) {
    unsigned eax, edx;
    __asm__ volatile("xgetbv" : "=a"(eax), "=d"(edx) : "c"(0));
    return eax;
}

static struct features look(void) {
    enum { AVX_STATE = 0x06, AVX512_STATE = 0xe6 };
    struct features has = { 0 };
    unsigned a, b, c, d, b7, c7, d7, a1 = 0;
    if (!__get_cpuid(1, &a, &b, &c, &d) || !(c & bit_OSXSAVE)) return has;
    const unsigned needed = bit_AVX | bit_FMA | bit_F16C, state = saved_state();
    if (!__get_cpuid_count(7, 0, &a, &b7, &c7, &d7) || (state & AVX_STATE) != AVX_STATE) return has;
    has.avx2 = (c & needed) == needed && (b7 & bit_AVX2);
    const unsigned wide = bit_AVX512F | bit_AVX512BW | bit_AVX512DQ | bit_AVX512VL;
    has.avx512 = has.avx2 && (state & AVX512_STATE) == AVX512_STATE && (b7 & wide) == wide &&
                 (c7 & bit_AVX512VNNI);
    if (a >= 1 && __get_cpuid_count(7, 1, &a1, &b, &c, &d)) {
        has.avx2_vnni = has.avx2 && (a1 & 1u << 4);
        has.avx512_bf16 = has.avx512 && (a1 & 1u << 5);
    }
    return has;
}
#elif defined(__aarch64__)
#include <sys/auxv.h>

static struct features look(void) {
    enum { HAS_ASIMD = 1 << 1, HAS_ASIMDDP = 1 << 20 };
    unsigned long has = getauxval(AT_HWCAP);
    return (struct features) { .neon = has & HAS_ASIMD, .neon_dot = has & HAS_ASIMDDP };
}
#else
static struct features look(void) {
    return (struct features) { 0 };
}
#endif

// Overrides the entries that the level has; false where it is not built.
static bool fill(enum gemv_level level, struct gemv_kernels *kernels, struct features has) {
    switch (level) {
    case GEMV_AVX2:
        if (!gemv_avx2_fill(kernels)) return false;
        if (has.avx2_vnni) gemv_avx2_vnni_fill(kernels);
        return true;
    case GEMV_AVX512:
        return gemv_avx512_fill(kernels, has.avx512_bf16);
    case GEMV_NEON:
        if (!gemv_neon_fill(kernels)) return false;
        if (has.neon_dot) gemv_neon_dot_fill(kernels);
        return true;
    default:
        gemv_scalar_fill(kernels);
        return true;
    }
}

bool gemv_level_built(enum gemv_level level) {
    struct gemv_kernels kernels;
    return level < GEMV_LEVELS && fill(level, &kernels, (struct features) { 0 });
}

bool gemv_level_usable(enum gemv_level level) {
    struct features has = look();
    const bool runs[GEMV_LEVELS] = { [GEMV_SCALAR] = true,
                                     [GEMV_AVX2] = has.avx2,
                                     [GEMV_AVX512] = has.avx512,
                                     [GEMV_NEON] = has.neon };
    return gemv_level_built(level) && runs[level];
}

const char *gemv_level_extension(enum gemv_level level) {
    struct features has = look();
    struct gemv_kernels kernels;
    if (!gemv_level_usable(level)) return "";
    if (level == GEMV_AVX2 && has.avx2_vnni && gemv_avx2_vnni_fill(&kernels)) return "AVX-VNNI";
    if (level == GEMV_AVX512 && has.avx512_bf16) return "BF16";
    return level == GEMV_NEON && has.neon_dot ? "the dot product" : "";
}

void gemv_kernels_of(enum gemv_level level, struct gemv_kernels *kernels) {
    struct features has = look();
    fill(GEMV_SCALAR, kernels, has);
    if (level == GEMV_AVX512 && gemv_level_usable(GEMV_AVX2)) fill(GEMV_AVX2, kernels, has);
    if (level != GEMV_SCALAR && gemv_level_usable(level)) fill(level, kernels, has);
}

static enum gemv_status choose_named(const char *name, enum gemv_level *level,
                                     struct gemv_error *err) {
    int i = 0;
    while (i < GEMV_LEVELS && strcmp(name, gemv_level_names[i]) != 0)
        i++;
    if (i == GEMV_LEVELS)
        return gemv_fail(err, GEMV_BAD_ARGUMENT,
                         "BITLAB_ISA is \"%.40s\"; it may be scalar, avx2, avx512 or neon", name);
    *level = (enum gemv_level)i;
    if (gemv_level_usable(*level)) return GEMV_OK;
    return gemv_fail(err, GEMV_NOT_OFFERED, "BITLAB_ISA asks for %s, which %s", name,
                     gemv_level_built(*level) ? "this processor or its system does not run"
                                              : "this build leaves out");
}

enum gemv_status gemv_level_choose(enum gemv_level *level, struct gemv_error *err) {
    const char *name = getenv("BITLAB_ISA");
    if (name != NULL && *name != '\0') return choose_named(name, level, err);
    static const enum gemv_level best_first[] = { GEMV_AVX512, GEMV_AVX2, GEMV_NEON, GEMV_SCALAR };
    const enum gemv_level *best = best_first;
    while (!gemv_level_usable(*best))
        best++;
    *level = *best;
    return GEMV_OK;
}
