"""What this app keeps about whom: who runs the programme, and who asks to help."""

from common.personal import Table

TABLE: Table = {}
