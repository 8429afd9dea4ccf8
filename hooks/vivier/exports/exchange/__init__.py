"""Open postings in the forms of the State's job portal, Choisir le service public: its open data, its exchange API.

One table, `mapping`, says what goes where; `values` says how each is written, `files` writes them.
"""
