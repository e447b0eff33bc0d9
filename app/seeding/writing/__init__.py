"""Records out: the canonical form of each, its digest, and the text of the files."""
