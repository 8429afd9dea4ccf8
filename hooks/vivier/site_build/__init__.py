"""The adapter to MkDocs: settings, events, shell, output tree. The only package that imports mkdocs."""

import os

# numpy would start a thread for each processor, to multiply matrices, of which there are none here: a tenth of a second
# of processor at each start.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
