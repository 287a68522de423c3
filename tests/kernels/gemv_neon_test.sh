#!/bin/sh
# The NEON kernels without an ARM machine: cross-compiled, proved under qemu-user with and without the dot product.
. tests/tap.sh
if [ "${1:-build}" != build ]; then # it compiles for itself, the same in every flavour
    echo "ok - the NEON kernels # SKIP proved with gcc's build"
    finish
fi
cross=${CROSS_CC:-aarch64-linux-gnu-gcc}
qemu=${QEMU:-qemu-aarch64}
if ! command -v "$cross" >/dev/null || ! command -v "$qemu" >/dev/null; then
    echo "ok - the NEON kernels # SKIP $cross and $qemu are wanted: apt-get install gcc-aarch64-linux-gnu libc6-dev-arm64-cross qemu-user"
    finish
fi
out=$(mktemp -d "${TMPDIR:-/tmp}/bitlab-neon-XXXXXX") || exit 1
trap 'rm -rf "$out"' EXIT

build() {
    for file in kernels/gemv/*.c kernels/gemv/*/*.c kernels/gemv/*/*/*.c tests/kernels/kernels-gemv/neon_proof.c; do
        case $file in */dot/*) more=-march=armv8.2-a+dotprod ;; *) more= ;; esac
        # shellcheck disable=SC2086
        "$cross" -std=c11 -D_GNU_SOURCE -I. -Wall -Wextra -Werror -O2 -ffp-contract=off $more \
            -c "$file" -o "$out/$(echo "$file" | tr / _).o" || return 1
    done
    "$cross" -static -o "$out/proof" "$out"/*.o -lm -lpthread
}
check "the NEON kernels compile for 64-bit ARM" build
check "NEON with the dot product agrees with scalar" "$qemu" -cpu max "$out/proof" "${BITLAB_TEST_SEED:-1}"
check "NEON without the dot product agrees with scalar" "$qemu" -cpu cortex-a53 "$out/proof" "${BITLAB_TEST_SEED:-1}"
finish
