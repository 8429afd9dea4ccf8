"""What the site says to whoever serves it: content policy, headers, types, caches, old addresses."""
