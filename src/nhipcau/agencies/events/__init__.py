"""What happens to agencies: which events are possible, what each will write, and how it is taken back."""
