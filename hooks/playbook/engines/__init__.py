"""One module for each engine that can build the site."""
