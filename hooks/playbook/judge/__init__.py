"""What can be counted in words and in a worksheet, by its criteria; web/src has the same."""
