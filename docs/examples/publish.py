"""Publishes one event, then several at once, with Python's standard library alone.

PILLOWMINT_URL=http://localhost:8080 PILLOWMINT_KEY=demo-key python3 publish.py
"""

import json
import os
import sys
import time
import urllib.error
import urllib.request

URL = os.environ.get("PILLOWMINT_URL", "http://localhost:8080") + "/v1/events"
KEY = os.environ.get("PILLOWMINT_KEY", "demo-key")
# Makes the ids unique: yours come from your own records.
RUN = os.environ.get("PILLOWMINT_RUN", f"{int(time.time())}-{os.getpid()}")
AGAIN = (429, 500, 503)


def post(body):
    """The status, the answer and how long to wait; status 0: there was no answer."""
    request = urllib.request.Request(
        URL,
        data=json.dumps(body).encode(),
        headers={"Authorization": f"Bearer {KEY}", "Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, json.load(answer), answer.headers.get("Retry-After")
    except urllib.error.HTTPError as refused:
        return refused.code, json.load(refused), refused.headers.get("Retry-After")
    except OSError:
        return 0, {}, None


def send(body):
    """Sends until nothing more is to be sent. The ids stay, so sending again does no harm."""
    ok = True
    for attempt in range(1, 6):
        status, answer, wait = post(body)
        if status == 202:
            results = answer.get("results", [answer])
            print("accepted:", ", ".join(result["id"] for result in results))
            return ok
        if status == 207:
            for result in answer["results"]:
                print(f"{result['status']}: {result['id']}", result.get("problem", {}).get("detail", ""))
            statuses = [result["status"] for result in answer["results"]]
            # What is refused has to be mended first; what was unavailable is sent again, as it is.
            ok = ok and "refused" not in statuses
            body = [event for event, said in zip(body, statuses) if said == "unavailable"]
            if not body:
                return ok
        elif status != 0 and status not in AGAIN:
            print("refused:", answer.get("detail") or answer["title"], file=sys.stderr)
            return False
        time.sleep(int(wait) if wait else attempt)
    print("not accepted after 5 attempts; keep it and send it later", file=sys.stderr)
    return False


def praise(number, customer, about):
    return {
        "id": f"praise-{RUN}-{number}",
        "source": "shop",
        "type": "praise.received",
        "customerId": customer,
        "attributes": {"about": about},
    }


fee = {
    "id": f"fee-{RUN}",
    "source": "billing",
    "type": "fee.charged",
    "customerId": "C-1001",
    "attributes": {
        "fee": "return service",
        "amount": {"amount": "5.00", "currency": "EUR"},
        "cause": "slip",
    },
}

one = send(fee)
several = send([praise(1, "C-7", "the quick repair"), praise(2, "C-8", "the kind call")])
sys.exit(0 if one and several else 1)
