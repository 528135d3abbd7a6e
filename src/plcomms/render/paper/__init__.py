"""What pages to print need of the machine and of PDF."""
