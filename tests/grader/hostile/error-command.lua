-- expect: error
-- exercise: scale
-- Workflow commands as an error message.
function scale() error(('a'):rep(60) .. ' ::error file=x::y\n::stop-commands::z\n##[error]x\n##vso[task.complete result=Succeeded]', 0) end
