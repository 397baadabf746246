"""The shipped register of a province on screen: chosen, looked at ahead, loaded, taken back."""
