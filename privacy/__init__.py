"""What is kept about whom, and who read it. Knows all apps, is known by none."""
