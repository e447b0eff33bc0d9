"""Systems of constraints too large to enumerate, answered by a SAT solver: the same answers as enumeration gives."""
