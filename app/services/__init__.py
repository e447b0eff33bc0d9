"""Steps that routes and pages share: from a question to the record, its rules, and plain data."""
