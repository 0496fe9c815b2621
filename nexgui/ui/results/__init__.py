"""All that is shown of some results: groups, search, waiting, table and detail."""
