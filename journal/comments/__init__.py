"""The mentor's own words: comments on what was shared, and one open question at a time."""
