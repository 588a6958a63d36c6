"""The shapes that both languages share, key by key; ``schema`` writes the client's half."""
