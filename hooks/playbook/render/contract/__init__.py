"""The shapes of what the client is given, key by key."""
