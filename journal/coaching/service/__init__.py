"""From an entry to a question, and what the actor does with it."""
