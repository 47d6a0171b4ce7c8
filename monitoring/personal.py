"""What this app keeps about whom: nothing. It counts, and forgets."""

from common.personal import Table

TABLE: Table = {}
