"""The rules of Parley: regions, the record, verdicts. Imports the standard library only."""
