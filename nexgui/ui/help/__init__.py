"""The windows of the menu ヘルプ."""
