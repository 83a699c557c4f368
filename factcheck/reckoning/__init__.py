"""What the checks reckon with: intervals, the precision of print, and a page laid out for checking."""
