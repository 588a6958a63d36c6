"""What can be wrong with ids, references, slots and lists, whatever they stand in."""
