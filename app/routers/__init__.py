"""The HTTP API: parameters in, one call, answer out."""
