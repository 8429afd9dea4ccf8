"""Records to HTML: the only place that knows a public URL."""
