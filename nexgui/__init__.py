"""NexGUI: shows NEXLINK result files with their guidance and exports annotated workbooks."""

__version__ = "0.1.0"
