"""Measures, apart from the tests: each module has `measure()`, which yields what it found."""
