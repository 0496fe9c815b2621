"""Writes what the core has read: the annotated workbook; knows no Qt."""
