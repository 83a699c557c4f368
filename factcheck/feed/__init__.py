"""Feeds: the items of RSS and Atom, each read by itself so that none can harm another."""
