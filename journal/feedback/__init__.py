"""What an actor says at the end: to the mentor by name, and on the mentoring without it."""
