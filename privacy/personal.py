"""What this app keeps about whom: nothing. It reads the books of the kernel."""

from common.personal import Table

TABLE: Table = {}
