"""From an idea's draft to its answer, and the year clock."""
