-- expect: pass
-- exercise: steps
-- Steps with blanks around them.
return { '  find the range', 'compute the scale ', 'divide', '\tround', 'clip\n' }
