"""Reads result files and looks up what each status asks of the reader; knows no Qt."""
