"""People: their accounts, the invitations that make them, their sign-ins and devices."""
