"""What the pages of certificates show."""
