-- expect: fail
-- exercise: scale
-- message: scale(2, 2) should give 2
-- On a small input: patterns that are broken, too deep, with NUL and open captures, beside the matcher that counts, then one that explodes.
function scale(m,b) if m==1 and b==2 then
 for _,p in ipairs{("a?"):rep(300)..("a"):rep(300), ("("):rep(40), "%f", "%b", "[", "[^", "%", "%1", "(()%1)", ("(.-)"):rep(31), "^^", "[%", "[a-", "(", ")", "%0", "%9", ("x"):rep(1e5).."-", "()()()%3", "%f[%z]", "[]-a]", "\0", "a\0b*", "[\0-\255]*"} do pcall(string.find, ("a"):rep(300).."\0", p); pcall(string.gsub, "aaa\0", p, "%0%1%2"); pcall(function() for _ in ("aaab"):gmatch(p) do end end); pcall(string.match, "abc", p, 3) pcall(string.match, "abc", p, -1e18) pcall(string.find, "abc", p, 1e18) end
 string.find(("a"):rep(1e4), (".-"):rep(9) .. "b") end
 return m/2^(b-1) end
