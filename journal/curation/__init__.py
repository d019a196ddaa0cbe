"""The bank and the one door to the engine."""
