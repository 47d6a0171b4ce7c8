from helpers.views import badges, discernments, experiences, files, reviews, skills, voices

__all__ = ["badges", "discernments", "experiences", "files", "reviews", "skills", "voices"]
