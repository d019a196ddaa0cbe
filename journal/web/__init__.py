"""Thin typed wraps of Flask and its extensions: the only place that knows a request from inside."""
