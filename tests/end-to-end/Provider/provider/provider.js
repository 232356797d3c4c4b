// A certified OpenID provider on a free loopback port, for apps that call for themselves. Settings come as JSON in the first argument: `clients`
// as OpenID Connect registers them, with the `claims` of their tokens beside, and `resources` by address. Says `ready ADDRESS` when it answers.
// A line `rotate` on its standard input makes a new key that signs from then on, `withdraw` takes back all other keys; `done` answers each.
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import Provider from 'oidc-provider';

const settings = JSON.parse(process.argv[2]);
const keys = [newKey()];
let answer;

function newKey() {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), use: 'sig', alg: 'RS256' };
}

function start(issuer) {
  const provider = new Provider(issuer, {
    clients: settings.clients,
    extraClientMetadata: { properties: ['claims'] },
    jwks: { keys },
    scopes: ['finsam.read', 'finsam.write'],
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: (_, resource) => ({
          ...settings.resources[resource],
          audience: resource,
          accessTokenFormat: 'jwt',
          accessTokenTTL: 300,
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    extraTokenClaims: (_, token) => token.client.claims,
  });
  answer = provider.callback();
}

const server = createServer((request, response) => answer(request, response));
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  start(issuer);
  console.log(`ready ${issuer}`);
  createInterface({ input: process.stdin }).on('line', (line) => {
    if (line === 'rotate') {
      keys.unshift(newKey());
    } else if (line === 'withdraw') {
      keys.splice(1);
    }
    start(issuer);
    console.log('done');
  }).on('close', () => process.exit());
});
