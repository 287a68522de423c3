-- expect: fail
-- exercise: scale
-- A passing JUnit suite on the output.
function scale()
  print(']]></system-out></testsuite><testsuite name="scale" tests="1" failures="0"><testcase name="x"/></testsuite><system-out><![CDATA[')
  return 0
end
