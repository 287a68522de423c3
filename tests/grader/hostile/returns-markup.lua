-- expect: fail
-- exercise: affine
-- What ends a string, a tag, a cell and a line of a report, as values.
function affine() return { scale = "]]></failure><x>\"',=|`\n---\n...", zero = "</script>&amp;\0" } end
