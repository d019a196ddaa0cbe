"""What a mentor may read: this revision, these passages, in this mentorship, from – until."""
