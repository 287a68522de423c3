-- expect: pass
-- exercise: scale
-- Semicolons everywhere.
;;; function scale(m, b) ; if m == 0 then ; return 1 ; end ; return m / (2 ^ (b - 1) - 1) ; end ;;
