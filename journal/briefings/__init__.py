"""What a mentor reads before a meeting. Derived from what may be read now; never stored."""
