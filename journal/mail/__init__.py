"""Mail: a row waits in the outbox of the database until the organisation's mail server has taken it."""
