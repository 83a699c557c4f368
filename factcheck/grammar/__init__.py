"""Document to parsed sentences: sentences, numerals, figures, hedges, units, quantities, attribution."""
