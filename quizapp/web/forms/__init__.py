"""Forms: what a page may send, read and checked before any service sees it."""
