"""Answers of the API: domain values in, plain JSON data and finished bytes out."""
