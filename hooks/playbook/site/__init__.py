"""The plan of the site: which pages and files there are, and what is in them."""
