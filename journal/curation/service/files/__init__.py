"""The bank as files: packed whole, as a table, merged with what is in force, and brought in."""
