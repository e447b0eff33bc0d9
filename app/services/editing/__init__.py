"""Edits over HTTP: judged against the newest record under the writers' lock, then made, or kept to wait."""
