"""A real mail server on this machine, for as long as a test needs one."""

from __future__ import annotations

import dataclasses
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from journal.settings import Settings


class Postbox:
    """What the server took. What stands in ``answers`` is said to the next letters instead of taking them."""

    def __init__(self) -> None:
        self.taken: list[EmailMessage] = []
        self.answers: list[str] = []
        self.signed_in: list[bytes] = []
        self.port = 0

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        if self.answers:
            return self.answers.pop(0)
        letter = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(letter, EmailMessage)
        self.taken.append(letter)
        return "250 taken"

    def sign_in(self, server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
        self.signed_in.append(data.login)
        return AuthResult(success=data.password == b"salasana", handled=False)

    def leads_to(self, settings: Settings, **more: Any) -> Settings:
        """``settings`` with this server in them, unencrypted unless ``more`` says otherwise."""
        ours = {"smtp_host": "localhost", "smtp_port": self.port, "smtp_security": "none"}
        return dataclasses.replace(settings, **(ours | {"mail_from": "oivallus@kunta.example"} | more))

    def told(self) -> list[tuple[str, str, str]]:
        """To whom, under which subject, with which body."""
        return [(letter["To"], letter["Subject"], letter.get_content().replace("\r\n", "\n")) for letter in self.taken]


@contextmanager
def opened(encryption: ssl.SSLContext | None = None) -> Iterator[Postbox]:
    """A postbox that listens on a port of its own; with ``encryption`` it insists on STARTTLS."""
    box = Postbox()
    how = {"tls_context": encryption, "require_starttls": True} if encryption else {"auth_require_tls": False}
    with socket.create_server(("127.0.0.1", 0)) as free:
        box.port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=box.port, authenticator=box.sign_in, **how)
    controller.start()
    try:
        yield box
    finally:
        controller.stop()
