// In: {credential}. Out: {verified, errors}. DCC's verifier, with its own copies of the contexts; did:key needs no network.
import { verifyCredential } from '@digitalcredentials/verifier-core';

export default async function judge({ credential }) {
  const answer = await verifyCredential({ credential, knownDIDRegistries: [] });
  const steps = Object.fromEntries((answer.log ?? []).map((step) => [step.id, step.valid]));
  const errors = (answer.errors ?? []).map((error) => `${error.name}: ${error.message}`);
  const schemas = (answer.additionalInformation ?? []).filter((each) => each.id === 'schema_check');
  return {
    verified: steps.valid_signature === true && errors.length === 0,
    steps,
    errors,
    schemaChecked: schemas.some((each) => each.results?.length > 0),
  };
}
