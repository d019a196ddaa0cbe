"""Invented actors who write for weeks and ask the real engine: what the rules of choosing come to over time.

Nothing is imported here, so that the command's help costs nothing.
"""
