"""What several checks share: a subject with its places, texts, the proof of a call."""
