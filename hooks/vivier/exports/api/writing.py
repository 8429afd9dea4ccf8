"""How the files of the API are written: compact JSON in UTF-8, keys in the order they are given."""

import json
from collections.abc import Mapping
from typing import Any

# One for all: the function of the standard library makes one each time. Pydantic's writer takes a quarter of the time,
# but has no way to refuse a number that JSON cannot hold.
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def compact(value: Mapping[str, Any]) -> bytes:
    """Return a value as JSON."""
    return _ENCODER.encode(value).encode()
