"""What all tests share: how many examples a property is tried on."""

from hypothesis import settings

# `dev.py test --all` asks for the thorough one. No example has a deadline: hosts are busy.
settings.register_profile("quick", max_examples=60, deadline=None)
settings.register_profile("thorough", max_examples=1_000, deadline=None)
settings.load_profile("quick")
