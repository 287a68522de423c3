-- expect: error
-- exercise: scale
-- Expected values looked for in debug and the registry.
function scale() return debug.getregistry().expected end
