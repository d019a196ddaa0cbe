"""What happens to shares, by theme."""
