"""What dev.py does: the environment, the checks, the builds. Standard library only."""
