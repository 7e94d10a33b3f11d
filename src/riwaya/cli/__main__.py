"""``python -m riwaya.cli``: the same as ``riwaya``."""

from riwaya.cli.main import main

main()
