"""Pure: text to claims to relations. No web, no database, no files, no clock, no dice."""
