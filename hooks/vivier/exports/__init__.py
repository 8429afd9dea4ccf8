"""Records to published data: files that machines read."""
