"""What a cause, a call, a worksheet, a gate and an attempt ARE: typed, frozen, no behavior."""
