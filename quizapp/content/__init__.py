"""Files to the pure types and back: seeds/ in, questions/ out."""
