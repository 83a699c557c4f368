"""Mails: what in them is their own text, and what is quoted, signed, attached or said over again."""
