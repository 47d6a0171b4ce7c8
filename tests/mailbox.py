"""A mail server that is a file: one line for each mail that left, whatever is killed after it."""

import os
from collections.abc import Sequence
from typing import Any

from django.core.mail.backends.base import BaseEmailBackend


class MailBackend(BaseEmailBackend):
    def send_messages(self, email_messages: Sequence[Any]) -> int:
        for message in email_messages:
            line = f"{','.join(message.to)}\t{message.subject}\n".encode()
            file = os.open(os.environ["MAILBOX"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            os.write(file, line)
            os.close(file)
        return len(email_messages)
