"""Seed files in: the tree of each file, the draft that they make together, the record."""
