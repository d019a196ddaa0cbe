"""The pair: proposed, accepted by name, bound by a promise, ended by either at once."""
