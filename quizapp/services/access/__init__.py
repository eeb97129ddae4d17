"""The only door to a row for a user: one file a noun. What you may not see does not exist."""
