"""When the two meet, and what the actor wishes to use the time for."""
