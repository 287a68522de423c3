#!/bin/sh
# make bench-kernels: the table of the kernels in docs/performance.md. The best of RUNS runs (3) of `bitlab bench` for each
# number of threads, at both sizes; a column is 1 thread / all. Some seven minutes on a machine that does nothing else.
# OpenBLAS chooses its own kernels: what the environment says of its processor or caches is left out.
build=${1:-build}
out=$(mktemp -d "${TMPDIR:-/tmp}/bitlab-kernels-XXXXXX") || exit 1
trap 'rm -rf "$out"' EXIT
unset OPENBLAS_CORETYPE OPENBLAS_L2_SIZE
threads=$(nproc)
# The outside reader reads by turns with the runs: before the first and after each.
for t in 1 "$threads"; do "$build/outside_reader" "$t" >>"$out/outside-$t"; done
for run in $(seq "${RUNS:-3}"); do
    for t in 1 "$threads"; do
        "$build/bitlab" bench --format json --threads "$t" ${QUICK:+--quick} --size 14336x4096 --size 16384x16384 >"$out/$t-$run.json" ||
            echo "run $run with $t threads: exit code $?" >&2
        "$build/outside_reader" "$t" >>"$out/outside-$t"
    done
done
echo "machine: $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), $threads cores, $(uname -sr), $(date +%Y-%m-%d)"
for t in 1 "$threads"; do
    sort -n "$out/outside-$t" | awk -v t="$t" '{ m[NR] = $1 } !least || $2 < least { least = $2 } $3 > most { most = $3 } END {
        printf "an outside reader with %d thread(s): %.1f GB/s, the best of %d medians (%.1f to %.1f)\n", t, m[NR], NR, least, most }'
done
awk -v most="$threads" '
    function number(text) { sub(/^[^:]*: /, "", text); sub(/,$/, "", text); gsub(/"/, "", text); return text }
    function better(table, key, value) { if (!((key) in table) || value + 0 > table[key] + 0) table[key] = value }
    FNR == 1 { past = inside = 0; t = FILENAME ~ /\/1-/ ? 1 : most }
    /"blas_core"/ { core = number($0) }
    past && /"batch":/ { wide = number($0) == 128 }
    past && /"format":/ { of_batch = number($0) }
    past && wide && /"gflops":/ { doing[of_batch] = number($0) }
    past && wide && of_batch == "int4-g128" && /"of_peak":/ { better(batch, "peak" t, number($0)) }
    /"peak_int8_gops":/ {
        better(batch, "int4" t, doing["int4-g128"])
        better(batch, "fp32" t, doing["fp32"]); better(batch, "blas" t, doing["fp32"] / doing["openblas-fp32"])
    }
    /"formats": \[/ { inside = !past }
    /"batch": \[/ { inside = 0; past = 1 }
    /"limit_gbps": \{/ { limit = 1 }
    limit && /"median"/ { if (FNR < 60) better(read, t, number($0)); limit = 0 }
    !inside { next }
    /"name"/ { name = number($0) }
    /"rows"/ { rows = number($0) }
    /"cols"/ { size = rows "x" number($0) }
    /"of_limit":/ { of = number($0) }
    /"speedup_fp32":/ { speed = number($0) }
    /"predicted":/ { predicted = number($0) }
    /"speedup_openblas":/ { blas = number($0) }
    /"activations"/ { activations = number($0) }
    /"threads"/ {
        row = size " | " name " | " activations
        if (!(row in seen)) { seen[row] = predicted; rows_of[++n] = row }
        better(limit_of, row t, of); better(fp32_of, row t, speed); better(blas_of, row t, blas)
    }
    END {
        printf "read limit: %.1f GB/s with 1 thread, %.1f with %d\n\n", read[1], read[most], most
        print "| size | format | activations | of the read limit | over fp32 | predicted | over OpenBLAS |"
        print "|---|---|---|---|---|---|---|"
        for (i = 1; i <= n; i++) {
            r = rows_of[i]
            printf "| %s | %.2f / %.2f | %.2f / %.2f | %.2f | %.2f / %.2f |\n", r, limit_of[r 1], limit_of[r most], fp32_of[r 1],
                fp32_of[r most], seen[r], blas_of[r 1], blas_of[r most]
        }
        printf "\nOpenBLAS runs its kernels for %s. At batch 128, 14336x4096, with 1 thread / %d: ", core, most
        printf "int4-g128 %.0f / %.0f GOP/s, %.0f%% / %.0f%% of the integer peak beside it; ", batch["int4" 1], batch["int4" most],
            100 * batch["peak" 1], 100 * batch["peak" most]
        printf "fp32 %.0f / %.0f GFLOP/s, %.2f / %.2f times OpenBLAS.\n", batch["fp32" 1], batch["fp32" most], batch["blas" 1],
            batch["blas" most]
    }' "$out"/*.json
