from helpers.views import discernments, experiences, files, skills, voices

__all__ = ["discernments", "experiences", "files", "skills", "voices"]
