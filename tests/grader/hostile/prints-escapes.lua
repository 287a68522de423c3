-- expect: fail
-- exercise: scale
-- Escape sequences and commands for CI systems on the output.
function scale()
  print("\27[2J\27]0;owned\7\27[31mred")
  print("::error file=x::owned")
  print("##vso[task.complete result=Succeeded;]")
  print("\xff\xfe\xe2\x80\xae")
  return 0
end
