"""Small widgets that every room uses."""
