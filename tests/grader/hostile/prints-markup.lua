-- expect: fail
-- exercise: scale
-- What would end XML, JSON, CSV and Markdown early.
print(']]></system-out><testcase name="x"/>"],"score":9}|<script>`=cmd()`\r\nok 1 - x')
function scale() return '=1+1' end
