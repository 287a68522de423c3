-- expect: pass
-- exercise: scale
-- Comments and strings in many scripts: Maßstab, 縮尺, مقياس.
local words = { ["Maßstab"] = 1, ["縮尺"] = 2, ["🙂"] = 3 }
function scale(m, b) print("→ √2 ≈ 1,41 🙂") if m == 0 then return words["Maßstab"] end return m / (2 ^ (b - 1) - 1) end
