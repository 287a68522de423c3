-- expect: error
-- exercise: codes
-- A program in another language.
def codes(x, s):
    return [round(v / s) for v in x]
