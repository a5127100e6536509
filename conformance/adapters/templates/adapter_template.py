#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""An adapter to copy: the protocol of conformance/PROTOCOL.md in any language takes this much.

    rdspec run --adapter ./adapter_template.py --select 'moniker/class_text'

Replace parse_name() by a call of your implementation. What stands here takes `clsid:` and 36 units
and nothing else, so most cases fail: that is what a first run looks like.
"""

import json
import sys

HELLO = {
    "ok": True,
    "protocol": 1,
    "implementation": {"name": "template", "version": "0"},
    "ops": ["moniker.parse"],
    "features": {},
    "targets": ["windows-10"],
    "limits": {"line_bytes": 8388608},
    "max_inflight": 64,
}


def units(text):
    """UTF-16 code units of {"text": ...} or {"u16": ...}."""
    if "text" in text:
        data = text["text"].encode("utf-16-le")
        return [data[i] | data[i + 1] << 8 for i in range(0, len(data), 2)]
    return [int(group, 16) for group in text["u16"].split()]


def parse_name(name):
    """Your implementation goes here: result code, eaten, canonical display name."""
    if len(name) == 42 and name[:6] == [ord(c) for c in "clsid:"] and max(name) < 0x80:
        return 0, len(name), "".join(map(chr, name)) + ":"
    return 0x800401E4, 0, None


def moniker_parse(arguments):
    nulls = arguments.get("null", [])
    name = units(arguments.get("name", {"text": ""}))
    if nulls or not name or name[0] == 0:  # bad arguments write to no out parameter
        value = {
            "eaten_units": "not_passed" if "eaten" in nulls else "untouched",
            "moniker": "not_passed" if "moniker" in nulls else "untouched",
        }
        return {"outcome": "reject", "code": "E_INVALIDARG", "value": value}
    code, eaten, display_name = parse_name(name)
    if code & 0x80000000:
        value = {"eaten_units": eaten, "moniker": "null"}
        return {"outcome": "reject", "code": f"0x{code:08X}", "value": value}
    text = {"text": display_name}
    value = {
        "eaten_units": eaten,
        "moniker": "set",
        "mksys": 7,
        "display_name": text,
        "components": [{"mksys": 7, "display_name": text}],
    }
    return {"outcome": "accept", "code": f"0x{code:08X}", "value": value}


def answer(request):
    match request.get("cmd"):
        case "hello":
            return HELLO
        case "run" if request["op"] == "moniker.parse":
            return {"seq": request["seq"], **moniker_parse(request["in"])}
        case "run":
            return {"seq": request["seq"], "outcome": "unsupported", "feature": request["op"]}
        case "target" | "reset":
            return {"ok": True}
        case "stop":
            return {"bye": True}
    return {"error": "unknown-cmd"}


def main():
    for line in sys.stdin:
        request = json.loads(line)
        # Flushing every answer is simple; flushing when input runs dry is faster.
        print(json.dumps(answer(request)), flush=True)
        if request.get("cmd") == "stop":
            break


if __name__ == "__main__":
    main()
