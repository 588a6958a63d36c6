"""What a learner reads in many places: wording, typography, addresses, small Markdown."""
