"""``python -m plcomms``."""

from plcomms.cli.app import main

main()
