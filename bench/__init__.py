"""What building and reading cost, measured; `python3 dev.py bench` prints it as a table."""
