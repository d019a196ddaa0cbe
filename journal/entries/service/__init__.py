"""What happens to entries, by theme."""
