"""Seed files in, faults out; records into the database and back into files."""
