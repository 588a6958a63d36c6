"""From the model to what stands on a page: data for the client, HTML, and escaped Markdown."""
