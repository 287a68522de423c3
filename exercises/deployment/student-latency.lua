-- SPDX-License-Identifier: MIT
return {
  kind = "number",
  title = "The student's latency",
  lesson = "deployment-choices",
  map = "w9-3",
  task = [[A teacher of 70B in FP16 takes {teacher_ms} ms for a token. Its student needs {size} times fewer operations, and is served in
INT8, which is {rate} times as fast as FP16 here. What is the ideal time of a token for the student, in ms?]],
  vars = {
    canonical = { teacher_ms = 100, size = 10, rate = 2 },
    draw = function(rng) return { teacher_ms = rng:choice { 60, 80, 120, 150 }, size = rng:choice { 4, 5, 8, 10 }, rate = rng:choice { 2, 3 } } end,
  },
  answer = function(v) return v.teacher_ms / (v.size * v.rate) end,
  unit = "ms",
  tolerance = { rel = 1e-3 },
  mistakes = {
    {
      value = function(v) return v.teacher_ms / v.size end,
      says = [[You used the smaller size and forgot the format: INT8 is {rate} times as fast on top. Factors of speed
multiply.]],
    },
    {
      value = function(v) return v.teacher_ms / v.rate end,
      says = [[You used the format and forgot the size: the student has {size} times fewer operations as well.]],
    },
    {
      value = function(v) return v.size * v.rate end,
      says = [[That is the speed-up. The question asks for the time: divide the teacher's {teacher_ms} ms by it.]],
    },
    {
      value = function(v) return v.teacher_ms / (v.size + v.rate) end,
      says = [[You added the two factors. Each acts on what the other left, so they multiply: {size} x {rate}.]],
    },
  },
  hints = {
    "Factors of speed multiply.",
    "{size} times fewer operations, each {rate} times as fast.",
    "{teacher_ms} / ({size} x {rate}).",
  },
  why = [[For 70B in FP16 and 7B in INT8 the bytes say the same: 140 GB / 7 GB = 20. So it makes no difference here whether the
machine waits for arithmetic or for memory.]],
  sources = { "Williams, Waterman and Patterson 2009, CACM 52(4), 65-76" },
}
