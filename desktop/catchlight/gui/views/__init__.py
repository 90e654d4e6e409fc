"""The pages and dialogs, one file each."""
