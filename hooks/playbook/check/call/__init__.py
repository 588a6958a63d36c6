"""What can be wrong with one call: its graph, its facts, its cast, its points."""
