"""What the pages of a programme and of those who come in show."""
