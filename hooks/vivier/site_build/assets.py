"""Scripts and styles as they are published: minified, each file on its own.

The minifier has no wheel for some machines (Apple's processors): there, files are published as they are written. The
site is the same but for their size.
"""

from pathlib import PurePath
from typing import Any

from mkdocs.structure.files import File

try:
    import minify as _found
except ImportError:
    minifier: Any = None
else:
    minifier = _found

_TYPES = {".js": "text/javascript", ".css": "text/css"}


def published(file: File) -> str | None:
    """Return what is published of a script or a style sheet; None for a file that is published as it is."""
    return lightened(file.src_uri, file.content_string) if PurePath(file.src_uri).suffix in _TYPES else None


def lightened(name: str, source: str) -> str | None:
    """Return a script or a style sheet minified; None where there is no minifier."""
    if minifier is None:
        return None
    made: str = minifier.string(_TYPES[PurePath(name).suffix], source)
    return made
