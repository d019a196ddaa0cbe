"""The question bank: files, read and checked as a whole."""
