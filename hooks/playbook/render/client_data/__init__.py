"""What the client is given: data of exercises, of progress and of the catalog."""
