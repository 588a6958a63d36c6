"""Generated pages as Markdown."""
