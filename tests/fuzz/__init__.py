"""Fuzzing that is guided by coverage; run by hand."""
