"""Times as a text tells them: moments, hours, spans and ages, and how its words tie them."""
