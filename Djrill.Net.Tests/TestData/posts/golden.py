"""Writes golden.json: the bodies and signatures of posts of recorded events, made without Djrill.Net.

Run from this folder: python3 golden.py > golden.json
"""

import base64
import hashlib
import hmac
import json
import pathlib
import urllib.parse

KEY = "golden-key-\u00e4-1"
URL = "https://hooks.example.test/djrill/webhook/?secret=s%2B1&tenant=7"


def php_urlencode(value):
    """PHP's urlencode, byte by byte; '~' is the one letter that Python leaves."""
    return urllib.parse.quote_from_bytes(value, safe=" ").replace(" ", "+").replace("~", "%7E")


def post(value):
    body = b"mandrill_events=" + php_urlencode(value).encode("ascii")
    signed = URL.encode("utf-8") + b"mandrill_events" + value
    signature = base64.b64encode(hmac.new(KEY.encode("utf-8"), signed, hashlib.sha1).digest()).decode("ascii")
    return {"length": len(body), "sha256": hashlib.sha256(body).hexdigest(), "signature": signature}


recorded = pathlib.Path(__file__).parent.parent / "recorded"
files = [file for file in recorded.glob("*.json") if not file.name.endswith(".expected.json")]
files.sort(key=lambda file: file.stem)
events = [file.read_bytes().rstrip(b"\n") for file in files]
golden = {file.stem: post(b"[" + event + b"]") for file, event in zip(files, events)}
golden["all of them"] = post(b"[" + b",".join(events) + b"]")
golden["none"] = post(b"[]")
golden["every byte"] = post(bytes(range(256)))
print(json.dumps({"key": KEY, "url": URL, "posts": golden}, indent=1, sort_keys=True))
