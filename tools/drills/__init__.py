"""Drills: what is done to a running Parley on purpose, and what it keeps."""
