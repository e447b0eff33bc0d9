"""What the parties said: positions, silences, sources, and which of them are in force on a day."""
