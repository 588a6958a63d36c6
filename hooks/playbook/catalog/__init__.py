"""Everything that the playbook holds, by id and place: files in, look-ups out."""
