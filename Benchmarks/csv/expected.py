"""What every peer, and kenzan, must find in the generated table."""
import json
import pathlib
import sys

MINISTRIES = "内閣府 総務省 法務省 外務省 財務省 文部科学省 厚生労働省 農林水産省 経済産業省 国土交通省 環境省 防衛省".split()


def compare(found, table):
    """Ends with status 1 where something else was found than was put in."""
    expected = json.loads((pathlib.Path(table).parent / "expected.json").read_text())
    print(json.dumps(found))
    if found != expected:
        sys.exit(f"expected {expected}")
