-- expect: error
-- exercise: scale
-- A pattern as deep as patterns may be, and deeper.
function scale() return (("x"):rep(300)):find(("x?"):rep(250) .. ("("):rep(60)) end
