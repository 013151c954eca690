// Verifies calls as a receiver would, by the library of Standard Webhooks.
// in: {secret, calls: [{headers, body}]}
// out: {verdicts: [{verified, type?, error?}]}
import {Webhook} from 'standardwebhooks';

export default async function judge({secret, calls}) {
  const webhook = new Webhook(secret);
  const verdicts = calls.map(({headers, body}) => {
    try {
      return {verified: true, type: webhook.verify(body, headers).type};
    } catch (error) {
      return {verified: false, error: error.message};
    }
  });
  return {verdicts};
}
