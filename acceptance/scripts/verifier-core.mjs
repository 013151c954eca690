// In: {credential}. Out: {verified, errors}. DCC's verifier, with its own copies of the contexts; did:key needs no network.
import { readFileSync } from 'node:fs';

console.log = console.error; // its complaints are no verdict
const { verifyCredential } = await import('@digitalcredentials/verifier-core');

const { credential } = JSON.parse(readFileSync(0, 'utf8'));
const answer = await verifyCredential({ credential, knownDIDRegistries: [] });
const steps = Object.fromEntries((answer.log ?? []).map((step) => [step.id, step.valid]));
const errors = (answer.errors ?? []).map((error) => `${error.name}: ${error.message}`);
const schemas = (answer.additionalInformation ?? []).filter((each) => each.id === 'schema_check');
process.stdout.write(JSON.stringify({
  verified: steps.valid_signature === true && errors.length === 0,
  steps,
  errors,
  schemaChecked: schemas.some((each) => each.results?.length > 0),
}));
process.exit(0);
