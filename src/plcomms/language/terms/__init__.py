"""Terms and acronyms in a text: where they stand, what they mean, what to say for them."""
