#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Writes tests/data/format_vectors.json: what NumPy's float16 and llama.cpp's quantizers make of
lists that are formulas. Long results are kept as FNV-1a 64 of their bytes. Run with NumPy 1.24 and
the libggml-base.so of a llama.cpp for x86-64 (a build without FMA, as the prebuilt ones are):

    python3 tests/data/make_format_vectors.py libggml-base.so > tests/data/format_vectors.json
"""
import ctypes
import json
import sys

import numpy as np

MASK = 2**64 - 1
WEIGHTS = 256 * 128


def fnv1a(data):
    value = 0xCBF29CE484222325
    for byte in data:
        value = ((value ^ byte) * 0x100000001B3) & MASK
    return f"{value:016x}"


# ---- FP16: the value of every code, and the roundings of values around each of them


def fp16_vectors():
    codes = np.arange(65536, dtype=np.uint16)
    values = codes.view(np.float16).astype(np.float64)
    values[np.isnan(values)] = 0  # NaN has many bit patterns
    finite = np.sort(values[(codes & 0x7C00 != 0x7C00)])
    middles = (finite[:-1] + finite[1:]) / 2
    tries = np.concatenate([middles, np.nextafter(middles, np.inf), np.nextafter(middles, -np.inf),
                            [65519.99, 65520, 1e300, 5e-324]])
    with np.errstate(over="ignore"):
        rounded = tries.astype(np.float16).astype(np.float64) + 0.0  # no -0
    return {"values": fnv1a(values.tobytes()), "tries": len(tries),
            "rounded": fnv1a(rounded.tobytes())}


# ---- GGUF blocks


def uniform(n):
    """The numbers in [-1, 1) of tests/kernels/many.h."""
    state, x = 12345, []
    for _ in range(n):
        state = (state * 6364136223846793005 + 1442695040888963407) & MASK
        x.append(((state ^ state >> 29) >> 11) * 2.0**-52 - 1)
    return np.array(x)


SHAPES = {
    "uniform": lambda u: u,
    "small": lambda u: u * u * u * 0.02,
    "outliers": lambda u: np.where(np.abs(u) > 0.99, 8 * u, 0.5 * u),
    "sparse": lambda u: np.where(np.abs(u) < 0.9, 0, u),
    "positive": lambda u: u * u + 0.25,
    "negative": lambda u: -3 - u * u,
    "whole": lambda u: np.floor(u * 4),
    "constant": lambda u: np.repeat(u[::64], 64),
    "wide": lambda u: u * u * u * u * u * 1000,
}

TYPES = {"q4_0": ("q4_0", 32, 18), "q8_0": ("q8_0", 32, 34), "q4_k": ("q4_K", 256, 144),
         "q6_k": ("q6_K", 256, 210)}


class InitParams(ctypes.Structure):
    _fields_ = [("mem_size", ctypes.c_size_t), ("mem_buffer", ctypes.c_void_p),
                ("no_alloc", ctypes.c_bool)]


def load(path):
    ggml = ctypes.CDLL(path)
    ggml.ggml_init.argtypes = [InitParams]
    ggml.ggml_init.restype = ctypes.c_void_p
    ggml.ggml_init(InitParams(1 << 16, None, False))  # fills its tables of FP16
    return ggml


def pointer(array):
    return array.ctypes.data_as(ctypes.c_void_p)


def gguf_case(ggml, name, shape):
    theirs, weights, size = TYPES[name]
    x = SHAPES[shape](uniform(WEIGHTS)).astype(np.float32)
    data = np.zeros(WEIGHTS // weights * size, np.uint8)
    back = np.zeros(WEIGHTS, np.float32)
    n = ctypes.c_int64(WEIGHTS)
    getattr(ggml, f"quantize_row_{theirs}_ref")(pointer(x), pointer(data), n)
    getattr(ggml, f"dequantize_row_{theirs}")(pointer(data), pointer(back), n)
    values = back.astype(np.float64) + 0.0  # no -0
    return {"type": name, "shape": shape, "bytes": fnv1a(data.tobytes()),
            "values": fnv1a(values.tobytes())}


def main():
    ggml = load(sys.argv[1])
    cases = [gguf_case(ggml, name, shape) for name in TYPES for shape in SHAPES]
    json.dump({"weights": WEIGHTS, "fp16": fp16_vectors(), "gguf": cases}, sys.stdout, indent=1)
    print()


main()
