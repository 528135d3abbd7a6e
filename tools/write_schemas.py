"""Writes the JSON Schemas that the first line of each example file names."""

from pathlib import Path

from plcomms.load.starter import schema_files

for folder in sorted(Path("examples").iterdir()):
    for name, data in schema_files().items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)
        print(folder / name)
