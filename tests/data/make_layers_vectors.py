#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Writes tests/data/layers_vectors.json: GPTQ, AWQ and LLM.int8() of small layers as NumPy computes
them, written from the papers and not from kernels/. Inputs are kept beside the results. Run:

    python3 tests/data/make_layers_vectors.py > tests/data/layers_vectors.json
"""
import json
import sys

import numpy as np


def grid(w, bits):
    """One symmetric scale for the last axis; 1 where all is 0."""
    scale = np.max(np.abs(w), axis=-1, keepdims=True) / (2 ** (bits - 1) - 1)
    return np.where(scale == 0, 1, scale)


def codes(w, scale, bits):
    return np.clip(np.rint(w / scale), -(2 ** (bits - 1)), 2 ** (bits - 1) - 1)


def gptq(W, H, bits, damping, group, falling):
    """Blocks of one column, as in the published pseudo-code: U = Cholesky(H^-1)^T."""
    W, H = W.copy(), H.copy()
    dead = np.diag(H) == 0
    # A dead column's diagonal is 0 while columns are sorted, and 1 afterwards.
    order = np.argsort(-np.diag(H), kind="stable") if falling else np.arange(len(H))
    H[dead, dead] = 1
    W[:, dead] = 0
    W, H = W[:, order], H[np.ix_(order, order)]
    H = H + damping * np.mean(np.diag(H)) * np.eye(len(H))
    U = np.linalg.cholesky(np.linalg.inv(H)).T
    Q, What, scales = np.zeros_like(W), np.zeros_like(W), []
    width = group or W.shape[1]
    for i in range(W.shape[1]):
        if i % width == 0:
            scale = grid(W[:, i : i + width], bits)[:, 0]
            scales.append(scale)
        Q[:, i] = codes(W[:, i], scale, bits)
        What[:, i] = Q[:, i] * scale
        W[:, i:] -= np.outer((W[:, i] - What[:, i]) / U[i, i], U[i, i:])
    back = np.argsort(order)
    return Q[:, back], What[:, back], np.stack(scales, axis=1)


def gptq_case(seed, rows, cols, samples, bits, damping, group, falling, dead=None):
    r = np.random.default_rng(seed)
    W = r.normal(0, 0.1, (rows, cols))
    mix = r.normal(0, 1, (cols, cols)) * 0.4 + np.eye(cols)
    X = mix @ r.normal(0, 1, (cols, samples)) * r.uniform(0.2, 3, (cols, 1))
    if dead is not None:
        X[dead] = 0
    H = 2 * X @ X.T
    q, what, scale = gptq(W, H, bits, damping, group, falling)
    return {"X": X.tolist(), "W": W.tolist(), "H": H.tolist(), "bits": bits, "damping": damping,
            "group": group, "falling": int(falling), "q": q.tolist(), "what": what.tolist(),
            "scale": scale.tolist()}


def awq_case(seed, samples, cols, rows, alpha, bits, group):
    r = np.random.default_rng(seed)
    W, X = r.normal(0, 0.1, (rows, cols)), r.normal(0, 1, (samples, cols))
    X[:, 2] *= 8
    size = np.maximum(np.abs(X).mean(axis=0), 1e-4)
    s = size**alpha
    s = s / np.sqrt(s.max() * s.min())
    scaled, what = W * s, np.zeros_like(W)
    for at in range(0, cols, group or cols):
        part = scaled[:, at : at + (group or cols)]
        what[:, at : at + (group or cols)] = codes(part, grid(part, bits), bits) * grid(part, bits)
    Y, Yhat = X @ W.T, X @ (what / s).T
    return {"X": X.tolist(), "W": W.tolist(), "alpha": alpha, "bits": bits, "group": group,
            "xmag": size.tolist(), "s": s.tolist(),
            "error": np.linalg.norm(Y - Yhat) / np.linalg.norm(Y)}


def int8_case(seed, samples, cols, rows, threshold):
    r = np.random.default_rng(seed)
    W, X = r.normal(0, 0.1, (rows, cols)), r.normal(0, 1, (samples, cols))
    X[:, [1, 5]] *= 12
    out = (np.abs(X) >= threshold).any(axis=0)
    Xr, Wr = X[:, ~out], W[:, ~out]
    Y = X[:, out] @ W[:, out].T
    if Xr.shape[1]:
        xs, ws = grid(Xr, 8), grid(Wr, 8)
        Y = Y + xs * ws.T * (codes(Xr, xs, 8) @ codes(Wr, ws, 8).T)
    return {"X": X.tolist(), "W": W.tolist(), "threshold": threshold, "Y": Y.tolist(),
            "outliers": (np.flatnonzero(out) + 1).tolist()}


json.dump({
    "gptq": [
        gptq_case(0, 3, 8, 32, 3, 0.01, 0, False), gptq_case(1, 3, 8, 32, 4, 0.01, 0, True),
        gptq_case(2, 2, 12, 40, 3, 0.05, 4, False), gptq_case(3, 2, 10, 40, 4, 0.01, 4, True),
        gptq_case(4, 2, 6, 3, 3, 0.1, 0, False), gptq_case(5, 2, 6, 30, 3, 0.01, 0, True, dead=1),
        gptq_case(6, 2, 6, 30, 2, 0.01, 0, False, dead=4),
    ],
    "awq": [awq_case(10, 12, 8, 5, 0.5, 3, 0), awq_case(11, 12, 8, 5, 0, 4, 0),
            awq_case(12, 12, 8, 5, 1, 3, 4), awq_case(13, 9, 10, 3, 0.35, 2, 4)],
    "int8": [int8_case(20, 6, 8, 4, 6.0), int8_case(21, 6, 8, 4, 1e9), int8_case(22, 6, 8, 4, 0.0),
             int8_case(23, 6, 8, 4, 2.0)],
}, sys.stdout, indent=0)
print()
