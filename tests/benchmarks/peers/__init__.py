"""Other generators that build the same pages as ours."""
