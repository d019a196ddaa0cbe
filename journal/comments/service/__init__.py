"""Keeping what is not sent yet, sending comments, leaving an open question and answering it."""
