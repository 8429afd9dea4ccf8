"""Pages as Markdown, for programs that read text: the article that readers see, without its marks."""
