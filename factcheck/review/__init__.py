"""The reviewers' screens: one key decides."""
