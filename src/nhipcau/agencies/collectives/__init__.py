"""Collectives ("các sở, ban, ngành"): which phrases mean many, by what rule, and whom on which day."""
