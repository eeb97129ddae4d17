"""Pure: claims and relations to items and banks."""
