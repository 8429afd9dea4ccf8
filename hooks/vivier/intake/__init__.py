"""YAML text to records: a reader that keeps positions, French problems, checks across records."""
