"""What leaves the house as files: tables, packages, citations, linked data and feeds, made from what answers carry."""
