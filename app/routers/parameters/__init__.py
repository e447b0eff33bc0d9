"""The query parameters of all routes, each described once, by kind of route."""
