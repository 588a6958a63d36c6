"""What is written for people other than learners, into folders of their own."""
