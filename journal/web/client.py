"""What a request tells about the machine and the browser it came from."""

from __future__ import annotations

from flask import request


def device_name() -> str:
    """How the browser calls itself, for the list of devices."""
    return request.user_agent.string[:200]


def machine() -> str:
    """The address a request came from, for throttling alone."""
    return request.remote_addr or "unknown"
