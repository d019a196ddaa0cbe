"""Home: what is under way, for whoever asks."""
