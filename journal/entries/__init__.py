"""What somebody writes: entries of passages, saved as revisions, kept, found again, binned and gone."""
