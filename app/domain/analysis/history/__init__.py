"""One party against itself: how it moved, what it said that cannot all hold, and what the record holds of it."""
