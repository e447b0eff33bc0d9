"""Edits: a record with some changes put in, checked whole as its files would be."""
