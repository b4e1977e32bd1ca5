// Sign up, get a context, see what it cost: with the client that openapi-generator makes for TypeScript.
import { AccountApi, Configuration, ContextApi } from './index.js';

declare const process: { argv: string[] };
const [, , basePath, email] = process.argv;

const door = new AccountApi(new Configuration({ basePath }));
const user = await door.signUp({ signup: { email, password: 'correct horse battery staple' } });
const configuration = new Configuration({ basePath, apiKey: user.apiKey });

const context: any = await new ContextApi(configuration).getCompetition({ slug: 'titanic', maxTokens: 2000, topN: 1, prefer: 'wait=60' });
const usage = await new AccountApi(configuration).listUsage({ limit: 1 });

console.log(context.status, context.slug, usage.entries![0].operation, usage.balance);
