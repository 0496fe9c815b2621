"""What the double-click program is packed with: icons, prunes, notices, installer, archive."""
