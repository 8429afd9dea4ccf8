"""Vivier: YAML records of public innovation, validated and rendered to a static site."""
