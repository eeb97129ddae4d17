"""The pictures of docs/instructors.md, made from real pages."""
