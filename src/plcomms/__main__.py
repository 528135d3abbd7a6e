"""``python -m plcomms``."""

from plcomms.cli.start import main

main()
