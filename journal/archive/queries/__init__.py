"""What the archive reads: how long things stay, everything of one's own, the half-yearly sheets."""
