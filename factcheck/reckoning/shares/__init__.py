"""Shares: what they are of, the number they come to, and what is said of both."""
