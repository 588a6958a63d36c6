"""From a family of calls to the conversations that a learner plays."""
