"""Plain English for what answers carry: regions, spaces, stances, conditions, numbers, days and codes.

Plain data in, as the API writes it, and plain text out, without any markup; one wording for pages, pictures, files and
the command line.
"""
