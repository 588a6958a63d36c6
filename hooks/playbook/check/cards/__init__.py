"""What can be wrong with the cards for three that a call gives."""
