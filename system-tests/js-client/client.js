// Publishes one customer event as Avro straight to Kafka, waits for its decision and prints it as JSON.
// usage: node client.js BOOTSTRAP_SERVERS REGISTRY_URL EVENT_ID CUSTOMER_ID
import { Kafka, logLevel } from 'kafkajs';
import { SchemaRegistry } from '@kafkajs/confluent-schema-registry';

const [bootstrap, registryUrl, eventId, customerId] = process.argv.slice(2);
const kafka = new Kafka({ brokers: bootstrap.split(','), clientId: 'js-client', logLevel: logLevel.ERROR });
const registry = new SchemaRegistry({ host: registryUrl });

const event = {
  id: eventId,
  source: 'js-shop',
  type: 'fee.charged',
  customerId,
  time: Date.now(),
  attributes: {
    fee: { text: 'return service' },
    amount: { money: { minorUnits: 500, currency: 'EUR' } },
    cause: { text: 'slip' },
  },
};

const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1 });
await producer.connect();
const schemaId = await registry.getLatestSchemaId('customer-events-value');
await producer.send({
  topic: 'customer-events',
  acks: -1,
  messages: [{ key: customerId, value: await registry.encode(schemaId, event) }],
});
await producer.disconnect();

const consumer = kafka.consumer({ groupId: `js-client-${eventId}`, readUncommitted: false });
await consumer.connect();
await consumer.subscribe({ topic: 'decisions', fromBeginning: true });
const decision = await new Promise((resolve, reject) => {
  setTimeout(() => reject(new Error('no decision within 60 s')), 60_000).unref();
  consumer.run({
    eachMessage: async ({ message }) => {
      const decoded = await registry.decode(message.value);
      if (decoded.eventId === eventId) resolve(decoded);
    },
  });
});
console.log(JSON.stringify(decision, (_, v) => (typeof v === 'bigint' ? v.toString() : v)));
await consumer.disconnect();
