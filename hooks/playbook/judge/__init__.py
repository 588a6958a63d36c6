"""What a record of events amounts to: replay, points, criteria; web/src has the same."""
