-- expect: pass
-- exercise: one-right
-- An option with blanks around it.
return " b "
