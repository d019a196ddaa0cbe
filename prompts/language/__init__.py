"""What each language knows about a word: its base forms, the parts of a compound, its grammatical features."""
