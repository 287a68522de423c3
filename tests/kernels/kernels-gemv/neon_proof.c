// SPDX-License-Identifier: MIT
// proof.h as a program without a test library, for a cross-compiled level: TAP on stdout.
// tests/kernels/gemv_neon_test.sh builds and runs it. usage: neon_proof [SEED]
#include "tests/kernels/kernels-gemv/proof.h"

int main(int argc, char **argv) {
    uint64_t seed = proof_seed(argc, argv);
    int tried = 0, failed = 0;
    if (!gemv_level_usable(GEMV_NEON)) {
        printf("not ok - this processor runs the NEON level\n");
        return 1;
    }
    prove_level(GEMV_NEON, seed, &tried, &failed);
    printf("%s - %d NEON kernels give the sums of the scalar ones (seed %llu)\n",
           failed == 0 && tried > 0 ? "ok" : "not ok", tried, (unsigned long long)seed);
    return failed != 0 || tried == 0;
}
