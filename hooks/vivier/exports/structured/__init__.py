"""What pages say to programs that read them: JSON-LD in the vocabulary of schema.org. From records to plain data."""
