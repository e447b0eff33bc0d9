"""Packages over all issues: whether there is one, which, and what stands in its way."""
