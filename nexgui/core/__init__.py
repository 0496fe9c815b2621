"""Reads result files and looks up what each status asks of the user; knows no Qt."""
