"""The words that the grammar knows, as data that a journalist could correct."""
