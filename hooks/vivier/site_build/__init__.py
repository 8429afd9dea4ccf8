"""The adapter to MkDocs: settings, events, shell, output tree. The only package that imports mkdocs."""
