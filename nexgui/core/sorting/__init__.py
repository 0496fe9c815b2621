"""Puts the cells of columns in the order that a reader expects; knows cells, not recipients."""
