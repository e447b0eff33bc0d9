"""How much one visitor may ask for: who a visitor is, what budgets there are, and where they are counted."""
