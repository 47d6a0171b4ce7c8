// Verifies a credential with Digital Bazaar's libraries, which share no code with ours.
// In (JSON on standard input): credential, statusList, documents (address → JSON).
// Out (one line of JSON): {verified, error}. Nothing is fetched: what is not given is refused.
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {cryptosuite} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import {checkStatus} from '@digitalbazaar/vc-bitstring-status-list';

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const {credential, documents} = JSON.parse(Buffer.concat(chunks).toString());

async function documentLoader(url) {
  const known = documents[url];
  if (known === undefined) throw new Error(`Not given: ${url}`);
  return {contextUrl: null, documentUrl: url, document: known};
}

const suite = new DataIntegrityProof({cryptosuite});
const result = await vc.verifyCredential({
  credential,
  suite,
  documentLoader,
  checkStatus: options => checkStatus({...options, verifyBitstringStatusListCredential: true}),
});
const isVoid = Boolean(result.statusResult?.results?.some(one => one.status));
const failure = result.error?.errors?.[0] ?? result.error;
const error = failure ? String(failure.message ?? failure) : isVoid ? 'void' : '';
console.log(JSON.stringify({verified: result.verified && !isVoid, error}));
