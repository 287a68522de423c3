-- expect: fail
-- exercise: scale
-- A passing JSON report on the output.
print('"}, {"schema": "bitlab-result/1", "status": "pass", "score": 2, "max_score": 2}]}')
function scale() return 0 end
