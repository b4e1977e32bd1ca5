// The protocol's own client, each of whose messages goes to another replica in turns.
//   node client.mjs KEY SLUG URL...
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';

const require = createRequire(process.cwd() + '/package.json');
const { Client } = require('@modelcontextprotocol/sdk/client/index.js');
const { StreamableHTTPClientTransport } = require('@modelcontextprotocol/sdk/client/streamableHttp.js');

const [key, slug, ...urls] = process.argv.slice(2);
let turn = 0;
const inTurns = (url, init) => fetch(init.method === 'GET' ? url : urls[turn++ % urls.length], init);

async function connected(headers) {
  const client = new Client({ name: 'judge', version: '1' });
  await client.connect(new StreamableHTTPClientTransport(new URL(urls[0]), { fetch: inTurns, requestInit: { headers } }));
  return client;
}

const client = await connected({ 'X-API-Key': key });
const { tools } = await client.listTools();
assert.deepEqual(tools.map(tool => tool.name), ['search', 'fetch', 'outline', 'read', 'find', 'leaderboard', 'usage']);
assert.deepEqual((await client.request({ method: 'prompts/list' }, (await import_('types.js')).ListPromptsResultSchema)).prompts, []);

const call = (name, args = {}) => client.callTool({ name, arguments: args });
const id = `competition/${slug}`;
const balance = async () => (await call('usage')).structuredContent.balance;

const before = await balance();
for (let i = 0; i < urls.length; i++) {
  const answer = await call('fetch', { id, focus: 'how is it scored', max_tokens: 1500 });
  assert.ok(!answer.isError, answer.content[0].text);
  assert.equal(JSON.parse(answer.content[0].text).id, id);
}
const { sections } = (await call('outline', { id })).structuredContent;
for (const section of sections) {
  assert.ok(!(await call('read', { id, section: section.id })).isError);
}
assert.equal(before - (await balance()), urls.length + 1);

assert.ok((await call('fetch', { ref: id })).isError);
assert.ok((await call('fetch', { id: 'competition/there-is-none-such' })).isError);
const progress = [];
await client.callTool({ name: 'outline', arguments: { id } }, undefined, { onprogress: note => progress.push(note) });

const stranger = await connected({});
const refused = await stranger.callTool({ name: 'usage', arguments: {} });
assert.ok(refused.isError && refused.content[0].text.includes('Get your key'));
await stranger.close();
await client.close();
console.log(`${turn} messages to ${urls.length} replicas`);

async function import_(module) {
  return require(`@modelcontextprotocol/sdk/${module}`);
}
