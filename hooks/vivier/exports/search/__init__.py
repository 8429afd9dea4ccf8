"""The search: an index made from records, and the reader of that index."""
