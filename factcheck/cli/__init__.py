"""The commands: they put the stages together."""
