"""From two catalogues to what a change does for whoever reads the site, and what its reviewer must know."""
