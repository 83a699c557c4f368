"""Wholes and their parts: what a text counts together, divides, lists or adds to."""
