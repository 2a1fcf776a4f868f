"""`musnad check`: the lint of the knowledge files."""
