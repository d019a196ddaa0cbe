"""What happens to accounts, by theme."""
