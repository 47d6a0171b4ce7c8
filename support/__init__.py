"""What happens once it runs: matches between a helper and a person, and their sessions.

The log records themes, durations and progress, not what was said: nobody
becomes an informer (domain.md 3.33).
"""
