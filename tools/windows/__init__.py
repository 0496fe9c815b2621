"""The Windows program on a Debian machine: built, packed and tried under Wine."""
