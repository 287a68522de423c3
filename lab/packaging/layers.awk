# Turns tests/layers into make variables: layers, layers_top_down, packages, uses_L, packages_L.
/^#/ || NF == 0 { next }
{
    split($0, column, ":")
    layer = column[1]; gsub(/[ \t]/, "", layer)
    printf "uses_%s := %s\npackages_%s := %s\n", layer, column[2], layer, column[3]
    layers = layers " " layer
    top_down = layer " " top_down
    n = split(column[3], name, " ")
    for (i = 1; i <= n; i++) if (!(name[i] in seen)) { seen[name[i]] = 1; packages = packages " " name[i] }
}
END { printf "layers :=%s\nlayers_top_down := %s\npackages :=%s\n", layers, top_down, packages }
