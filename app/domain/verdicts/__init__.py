"""From positions to verdicts: stances, contexts, comparisons, minimal conflicts."""
