"""Proposals and packages: their clauses together, against the stances of parties, and against each other."""
