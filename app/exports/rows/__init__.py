"""The tables: their columns, and the rows that an item of an answer comes to."""
