"""Six demo persons, and eight weeks of one of them, played through the same services that real people use."""
