"""What stays and what goes: the ending, the book, the pack to take along, how long, erasing, the half-yearly sheet."""
