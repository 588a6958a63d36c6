"""What was found or made once, kept in memory and on the disk."""
