"""What several checks share: a subject with its places, the analysis of a call."""
