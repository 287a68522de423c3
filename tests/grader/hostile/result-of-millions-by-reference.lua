-- expect: fail
-- exercise: table-of-products
-- message: more than 65536 values
-- Seven tables, each twelve times in the next: a result that has three million elements when it is written out.
function products()
  local t = { 1 }
  for _ = 1, 6 do local row = {} for i = 1, 12 do row[i] = t end t = row end
  return t
end
