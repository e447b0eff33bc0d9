"""The rules that seed files must keep: one code each, listed in docs/checks.md."""
