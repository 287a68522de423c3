-- expect: fail
-- exercise: scale
-- nothidden: ESCAPED
-- Every way out that a program might know, each caught; what works says so.
local ways = {
  function() return io.open("/proc/self/mem", "w") end,
  function() return io.open("/proc/self/environ") end,
  function() return io.open("/dev/tcp/127.0.0.1/80") end,
  function() return io.popen("ln -s /etc/passwd /tmp/bitlab-escape-link") end,
  function() return os.rename("/tmp/a", "/tmp/bitlab-escape-b") end,
  function() return os.execute("touch /tmp/bitlab-escape-c") end,
  function() return os.getenv("HOME") end,
  function() return os.exit(0, true) end,
  function() return io.lines("/proc/self/maps")() end,
  function() return io.output("/tmp/bitlab-escape-d"):write("x") end,
  function() return io.stdout:write("x") end,
  function() return io.tmpfile() end,
  function() return dofile("/proc/self/fd/3") end,
  function() return loadfile("/proc/self/fd/4") end,
  function() return require("socket") end,
  function() return require("posix.unistd") end,
  function() return package.loadlib("*", "") end,
  function() return package.loadlib("libc.so.6", "system") end,
  function() return package.searchpath("x", "/?") end,
  function() return string.dump(print) end,
  function() return string.dump(function() end) end,
  function() return assert(load(string.char(27) .. "Lua")) end,
  function() return assert(load(function() return "return 1" end)) end,
  function() return debug.getregistry() end,
  function() return debug.sethook() or debug end,
  function() return getmetatable("").__index.dump("x") end,
  function() return getmetatable("").__index ~= string and 1 end,
  function() return _ENV.io or _G.os or _G.package or _G.debug or _G.require end,
  function() return coroutine.running() == nil end,
  function() return collectgarbage("incremental") ~= 0 end,
  function() return string.format("%p", {}) end,
  function() return tostring(print):find("0x") end,
  function() return assert(load("return io", "x", "t", nil)) and io end,
  function() return warn("@on") or warn end,
  function() return utf8.char(27):dump() end,
}
local out = {}
for i, way in ipairs(ways) do
  local fine, what = pcall(way)
  if fine and what then out[#out + 1] = i end
end
if #out > 0 then print("ESCAPED", table.concat(out, " ")) end
function scale() return 0 end
