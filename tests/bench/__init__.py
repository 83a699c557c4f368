"""Measurements of what the tests prove: each prints its figures, and none fails."""
