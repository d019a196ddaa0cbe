"""The actor's SWOT, and the agreement that the two of a pair write together."""
