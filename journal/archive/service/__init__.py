"""What the archive does: keep longer, tell and erase when the day has come, pack, erase everything, make a sheet."""
