"""What a class's answers to one assignment tell, added up in the database."""
