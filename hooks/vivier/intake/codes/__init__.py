"""The catalogue of problems: everything that a check may say, with an example of each.

A test proves that each example shows its problem, and that its corrected form does not.
"""

from types import MappingProxyType

from . import addresses, candidacy, files, kinds, links, redirections, rules, syntax, values
from .model import Code, Severity

__all__ = ["CODES", "FAMILIES", "Code", "Severity"]

FAMILIES = (files, syntax, values, addresses, kinds, links, candidacy, redirections, rules)
"""Where codes are described, in the order of the editor's guide."""

CODES = MappingProxyType({entry.code: entry for family in FAMILIES for entry in family.CODES})
"""Every kind of problem, by code, in the order of the editor's guide."""
