"""Addresses of jobs."""

#                anonymous amina bruno chloe driss elise farid
MATRIX: dict[str, dict[str, str]] = {}
