from support.views import matches, reviews, sessions

__all__ = ["matches", "reviews", "sessions"]
