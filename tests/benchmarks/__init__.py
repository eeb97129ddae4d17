"""Benchmarks: figures to compare before and after a change. They time nothing that a test would fail on."""
