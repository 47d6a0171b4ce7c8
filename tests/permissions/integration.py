"""Addresses of integration."""

#                anonymous amina bruno chloe driss elise farid
MATRIX: dict[str, dict[str, str]] = {}
