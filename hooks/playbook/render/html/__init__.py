"""Exercises, cards, maps and tools as HTML that is complete without scripts."""
