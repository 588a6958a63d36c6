"""What stands in a page: blocks and company words become the HTML that they name."""
