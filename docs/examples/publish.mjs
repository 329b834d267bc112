// Publishes one event, then several at once, with Node.js 18 or newer alone.
//   PILLOWMINT_URL=http://localhost:8080 PILLOWMINT_KEY=demo-key node publish.mjs
import { setTimeout as sleep } from "node:timers/promises";

const url = (process.env.PILLOWMINT_URL ?? "http://localhost:8080") + "/v1/events";
const key = process.env.PILLOWMINT_KEY ?? "demo-key";
// Makes the ids unique: yours come from your own records.
const run = process.env.PILLOWMINT_RUN ?? `${Date.now()}-${process.pid}`;
const again = [429, 500, 503];

async function post(body) {
  try {
    const answer = await fetch(url, {
      method: "POST",
      headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(30_000),
    });
    return { status: answer.status, wait: answer.headers.get("Retry-After"), said: await answer.json() };
  } catch {
    return { status: 0, wait: null, said: {} }; // no answer
  }
}

// Sends until nothing more is to be sent. The ids stay, so sending again does no harm.
async function send(body) {
  let ok = true;
  for (let attempt = 1; attempt <= 5; attempt++) {
    const { status, wait, said } = await post(body);
    if (status === 202) {
      console.log("accepted:", (said.results ?? [said]).map((result) => result.id).join(", "));
      return ok;
    }
    if (status === 207) {
      for (const result of said.results) {
        console.log(`${result.status}: ${result.id}`, result.problem?.detail ?? "");
      }
      // What is refused has to be mended first; what was unavailable is sent again, as it is.
      ok &&= said.results.every((result) => result.status !== "refused");
      body = body.filter((_, i) => said.results[i].status === "unavailable");
      if (body.length === 0) return ok;
    } else if (status !== 0 && !again.includes(status)) {
      console.error("refused:", said.detail ?? said.title);
      return false;
    }
    await sleep((wait === null ? attempt : Number(wait)) * 1000);
  }
  console.error("not accepted after 5 attempts; keep it and send it later");
  return false;
}

const praise = (number, customerId, about) => ({
  id: `praise-${run}-${number}`,
  source: "shop",
  type: "praise.received",
  customerId,
  attributes: { about },
});

const one = await send({
  id: `fee-${run}`,
  source: "billing",
  type: "fee.charged",
  customerId: "C-1001",
  attributes: { fee: "return service", amount: { amount: "5.00", currency: "EUR" }, cause: "slip" },
});
const several = await send([praise(1, "C-7", "the quick repair"), praise(2, "C-8", "the kind call")]);
process.exitCode = one && several ? 0 : 1;
