-- Before shipping
--
-- Tick the checks that belong before shipping a quantized model.

-- a) calibration data looks like the prompts in production
-- b) the file is four times smaller
-- c) held-out loss moved by an acceptable amount
-- d) the training loss of the original model was low
-- e) latency measured on the target kernel is lower
-- f) weights round-trip with small MSE
-- g) task and safety gates pass
return { } -- the letters: { "a", "c" }
