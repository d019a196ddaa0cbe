"""What the two of a pair do about their meetings, the wish for one and the tasks between them."""
