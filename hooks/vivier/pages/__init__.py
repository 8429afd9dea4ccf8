"""Records to HTML, at the addresses of `vivier.urls`."""
