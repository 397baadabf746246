"""Names as written in papers: what each says, and which agency of the register it means on the day of its paper."""
