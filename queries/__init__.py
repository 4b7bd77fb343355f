"""All SQL of the product, the registry of its metrics and columns, and the query runner."""
