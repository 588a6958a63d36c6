"""YAML to typed values and nodes with places, and every way in which it can be wrong."""
