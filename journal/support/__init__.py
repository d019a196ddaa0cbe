"""Support cards: what they say and whom they name. They are shown, never stored, and nobody is told."""
