"""The reviewers' screens. Nothing is imported here, so that a session needs no terminal."""
