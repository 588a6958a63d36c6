"""Pick Up, Warm Up, Ask: the engine that turns exercise data into pages, proofs and reports."""
