#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Writes tests/data/numpy_vectors.json: what NumPy draws, adds and quantizes, for the tests of
kernels/. Long arrays are kept as FNV-1a 64 of their bytes. Run with NumPy 1.24 on x86-64 glibc:

    python3 tests/data/make_numpy_vectors.py > tests/data/numpy_vectors.json
"""
import json
import sys
import warnings

import numpy as np

MASK = 2**64 - 1


def fnv1a(array):
    value = 0xCBF29CE484222325
    for byte in np.ascontiguousarray(array).tobytes():
        value = ((value ^ byte) * 0x100000001B3) & MASK
    return f"{value:016x}"


# ---- generators: each case is one generator and a sequence of draws from it

DRAWS = {
    "random": lambda g, legacy, n: g.random_sample(n) if legacy else g.random(n),
    "normal": lambda g, legacy, n, mean, deviation: g.normal(mean, deviation, n),
    "uniform": lambda g, legacy, n, low, high: g.uniform(low, high, n),
    "integers": lambda g, legacy, n, low, high: (g.randint if legacy else g.integers)(
        low, high, n, dtype=np.int64
    ),
    "within": lambda g, legacy, n, low, high: (
        g.randint(low, high + 1, n, dtype=np.int64)
        if legacy
        else g.integers(low, high, n, dtype=np.int64, endpoint=True)
    ),
}


def draw(g, legacy, what, n, *more):
    values = DRAWS[what](g, legacy, n, *more)
    return {"what": what, "n": n, "with": list(more), "hash": fnv1a(values),
            "last": values[-1].item() if n else None}


def case(legacy, seed, draws):
    g = np.random.RandomState(seed) if legacy else np.random.default_rng(seed)
    return {"kind": "legacy" if legacy else "default", "seed": str(seed),
            "draws": [draw(g, legacy, *d) for d in draws]}


RANGES = [(0, 1), (0, 2), (5, 8), (0, 7), (-10, 11), (0, 100), (-3, 2**31), (0, 2**32 - 1),
          (0, 2**32), (-1, 2**32), (0, 2**32 + 1), (-(2**40), 2**40 + 1), (-(2**31), 2**31),
          (-(2**62) - 1, 2**62 + 3), (-(2**63), 2**63 - 1)]
# Whole and half words, one after the other: the half that is kept must survive the other draws.
MIXED = [("integers", 3, 0, 10), ("random", 2), ("integers", 1, 0, 10), ("normal", 5, 0.0, 1.0),
         ("integers", 5, -4, 1000), ("uniform", 3, -2.0, 3.5), ("integers", 4, 0, 2**40),
         ("integers", 7, 0, 6), ("normal", 1, 2.0, 0.5), ("random", 1), ("normal", 4, 0.0, 0.02),
         ("integers", 0, 0, 6), ("within", 6, 1, 6), ("normal", 3, 0.0, 1.0)]


def generators():
    rng = np.random.default_rng(20240229)
    seeds = [0, 1, 2, 3, 42, 99, 2**31, 2**32 - 1, 2**32, 2**32 + 1, 2**53 + 1, 2**63, 2**64 - 1]
    seeds += [int(s) for s in rng.integers(0, 2**64, 16, dtype=np.uint64)]
    legacy = [0, 1, 2, 3, 42, 99, 1234, 2**31, 2**32 - 1]
    legacy += [int(s) for s in rng.integers(0, 2**32, 8, dtype=np.uint64)]
    for old, seed in [(False, s) for s in seeds] + [(True, s) for s in legacy]:
        for length in (1, 7, 1000):
            yield case(old, seed, [("random", length), ("normal", length, 0.0, 1.0)])
        yield case(old, seed, MIXED)
        yield case(old, seed, [("integers", 11, *r) for r in RANGES])
    for old in (False, True):
        yield case(old, 7, [("normal", 100001, 0.0, 0.02), ("random", 50001)])
        yield case(old, 11, [("uniform", 20001, -1e-3, 1e6), ("normal", 30000, -5.0, 3.0)])
        yield case(old, 13, [("integers", 20000, *r) for r in RANGES])
        yield case(old, 17, [("within", 5, 3, 3), ("within", 9, -(2**63), 2**63 - 1)])


# ---- sums and statistics of a list that C makes as well


def spread(n):
    """n values in +-214.7 that fill the significand; i -> (i * 2654435761 mod 2^32 - 2^31) * 1e-7"""
    i = np.arange(n, dtype=np.uint64)
    return ((i * np.uint64(2654435761)) % np.uint64(2**32)).astype(np.float64) * 1e-7 - 2**31 * 1e-7


def statistics():
    lengths = list(range(301)) + [511, 1000, 1023, 4096] + list(range(8191, 8201))
    lengths += [12288, 16383, 16384, 16385, 65536, 100001]
    for n in lengths:
        x = spread(n)
        yield {"n": n, "sum": float(np.add.reduce(x)), "mean": float(x.mean()) if n else 0.0,
               "std": float(x.std()) if n else 0.0}


def percentiles():
    for n in (1, 2, 3, 10, 101, 1000, 1001):
        ps = [0, 0.1, 1, 12.5, 25, 33.3, 50, 66.6, 75, 90, 99, 99.9, 99.99, 100]
        yield {"n": n, "p": ps, "value": [float(np.percentile(spread(n), p)) for p in ps]}


def linspaces():
    for a, b, n in [(0.5, 5, 20), (0, 1, 2), (3, 3, 4), (-1, 1, 7), (0.1, 0.3, 11), (5, -2, 9),
                    (1, 2, 1), (0, 1, 0), (1e-300, 1e300, 5), (0.01, 3.0, 24)]:
        yield {"start": a, "stop": b, "n": n, "value": [float(v) for v in np.linspace(a, b, n)]}


# ---- quantizers


def symmetric(x, bits):
    top = 2 ** (bits - 1) - 1
    scale = np.max(np.abs(x)) / top
    q = np.clip(np.round(x / scale), -top - 1, top)
    return q, q * scale, scale


def symmetric_case(n, bits, group):
    x = spread(n)
    parts = [symmetric(x[i : i + group], bits) for i in range(0, n, group)]
    q, xhat = np.concatenate([p[0] for p in parts]), np.concatenate([p[1] for p in parts])
    return {"n": n, "bits": bits, "group": group, "q": fnv1a(q), "xhat": fnv1a(xhat),
            "scale": fnv1a(np.array([p[2] for p in parts])),
            "mse": float(np.mean((x - xhat) ** 2))}


def affine_case(n, qmin, qmax, shift):
    x = spread(n) + shift
    low, high = min(x.min(), 0.0), max(x.max(), 0.0)
    scale = (high - low) / (qmax - qmin)
    zero = np.clip(qmin - np.round(low / scale), qmin, qmax)
    q = np.clip(np.round(x / scale) + zero, qmin, qmax)
    xhat = scale * (q - zero)
    return {"n": n, "qmin": qmin, "qmax": qmax, "shift": shift, "scale": float(scale),
            "zero": float(zero), "q": fnv1a(q), "xhat": fnv1a(xhat),
            "max_error": float(np.max(np.abs(x - xhat)))}


def clip_case(n, clip, bits):
    x, top = spread(n), 2 ** (bits - 1) - 1
    clipped = np.clip(x, -clip, clip)
    scale = np.max(np.abs(clipped)) / top
    xhat = np.clip(np.round(clipped / scale), -top - 1, top) * scale
    e = (x - xhat) ** 2
    beyond = np.abs(x) > clip
    return {"n": n, "clip": clip, "bits": bits, "mse": float(np.mean(e)),
            "rounding": float(np.sum(e[~beyond]) / n), "clipping": float(np.sum(e[beyond]) / n)}


def main():
    warnings.simplefilter("ignore")
    data = {
        "numpy": np.__version__,
        "generators": list(generators()),
        "statistics": list(statistics()),
        "percentiles": list(percentiles()),
        "linspaces": list(linspaces()),
        "symmetric": [symmetric_case(n, b, g) for n in (1, 5, 130, 8200, 20000)
                      for b in (2, 3, 4, 5, 8, 16) for g in (1, 7, 64, 128, n)],
        "affine": [affine_case(n, a, b, s) for n in (1, 5, 130, 8200)
                   for a, b in ((0, 15), (-8, 7), (0, 255), (-128, 127))
                   for s in (0.0, 500.0, -500.0, 100.0)],
        "clip": [clip_case(n, c, b) for n in (5, 129, 8200, 30000)
                 for c in (0.5, 20.0, 100.0, 214.0, 400.0) for b in (2, 4, 8)],
    }
    out = ["{"]
    keys = list(data)
    for key in keys:
        end = "" if key == keys[-1] else ","
        if isinstance(data[key], list):
            rows = ",\n".join("  " + json.dumps(row) for row in data[key])
            out.append(f' "{key}": [\n{rows}\n ]{end}')
        else:
            out.append(f' "{key}": {json.dumps(data[key])}{end}')
    sys.stdout.write("\n".join(out) + "\n}\n")


if __name__ == "__main__":
    main()
