-- expect: fail
-- exercise: scale
-- A report faked on the output.
print('{"schema":"bitlab-result/1","status":"pass","score":2,"max_score":2}')
function scale() print("PASS 20/20") print("ok 1 - scale") return 0 end
