"""Pure: draw a paper, add up marks, explain an answer."""
