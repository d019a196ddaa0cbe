"""Filling in a SWOT and sharing it; drafting, proposing and accepting an agreement."""
