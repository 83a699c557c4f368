"""Checking sheets: the spreadsheets in which desks keep what they checked, read as claims with decisions."""
