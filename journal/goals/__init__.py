"""What the actor aims at, in words that may change; the actor changes them alone."""
