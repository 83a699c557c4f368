"""What office files have in common: a zip archive of XML parts, none of which is believed."""
