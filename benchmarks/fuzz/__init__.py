"""Inputs that nobody meant, put through the whole program: ``python -m benchmarks.fuzz``."""
