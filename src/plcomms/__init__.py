"""Write a school district's message once, check it, and make every document from it."""

__version__ = "0.1.0"
