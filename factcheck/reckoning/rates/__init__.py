"""So much for each: rates, how many times they are taken, and the totals they make."""
