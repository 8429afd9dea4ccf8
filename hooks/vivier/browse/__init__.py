"""From records to what pages show of many of them: orders, lists, territories, links. Pure functions."""

from .index import Index, build_index
from .paging import Slice, slices

__all__ = ["Index", "Slice", "build_index", "slices"]
