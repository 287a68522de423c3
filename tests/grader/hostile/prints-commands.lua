-- expect: fail
-- exercise: codes
-- Commands of CI systems.
print('::set-output name=score::100')
print('  ::error file=a.c,line=1::x')
print('##vso[task.setvariable variable=PATH]x')
print('##teamcity[buildStatus status=\'SUCCESS\']')
print('text ##[command]x')
function codes() return 1 end
