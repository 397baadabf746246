"""The lists of words and rules on screen: what came with the product, what was written beside it, and by whom."""
