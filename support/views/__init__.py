from support.views import matches, sessions

__all__ = ["matches", "sessions"]
