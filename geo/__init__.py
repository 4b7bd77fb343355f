"""Places: division codes, coordinate systems, boundaries, and which district a point lies in."""
