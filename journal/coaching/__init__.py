"""The writing page: what is typed is saved, and a question comes when it is called."""
