"""The pictures of a brief as SVG. What colour tells, a pattern, a sign or a number tells too."""
