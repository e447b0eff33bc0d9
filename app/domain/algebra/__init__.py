"""Option spaces and the Boolean algebra of their regions."""
