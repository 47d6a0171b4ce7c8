"""The one exception whose text is shown to people."""


class Refused(Exception):
    """What was asked cannot be done now; the text says why and what to do, fit to be shown."""
