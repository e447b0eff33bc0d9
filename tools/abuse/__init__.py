"""A drill: a running Parley under malformed requests, and its parsers under malformed texts."""
