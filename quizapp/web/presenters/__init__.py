"""Turn values into what a template only has to show."""
