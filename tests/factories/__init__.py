"""Plain typed functions that make records for tests, by the real doors.

One module per app; import from the module you need.
"""

from datetime import UTC, date, datetime

NOW = datetime(2026, 6, 15, 10, 0, tzinfo=UTC)
TODAY = date(2026, 6, 15)
