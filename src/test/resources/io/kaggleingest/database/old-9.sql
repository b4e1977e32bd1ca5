-- Rows as the version with migration V9 wrote them, into a database that began with V1: a notebook with its outline and
-- its token counts, a rotated key, a debit with its batch, and an idempotency key.

insert into api_key (id, account_id, hash, hint, name, created_at) values (
    '75794292-6cd4-4f34-b845-5f39e6dc44fd', 1,
    decode('a239fa5e90ec0a808d19de07fd8bf7da3ab4d867c9a589f5b552fee24857646d', 'hex'),
    'ki_pDtY…', 'default', now() - interval '50 minutes');

update api_key set replaced_by = '75794292-6cd4-4f34-b845-5f39e6dc44fd', revoked_at = now() - interval '50 minutes'
where id = '7129e4ca-f2fa-4564-bcdd-b6f881052e09';

insert into debit_batch (id, first_entry) values ('01a21836-a9f3-7f83-9081-10118f9de67b', 3);

insert into ledger_entry
    (account_id, at, operation, resource, credits, balance_after, api_key_id, request_id, charge_id) values (
    1, now() - interval '40 minutes', 'context', 'notebook/inesmoreau/seats-per-person', -1, 8,
    '75794292-6cd4-4f34-b845-5f39e6dc44fd', '99ae2360-3957-4e5d-83bb-d05e938e9497',
    '01a21836-a9f3-7a39-897a-5d3f9c2a6fc0');

insert into idempotency_key (account_id, key, fingerprint, charge_id, credits, balance_after, at) values (
    1, 'once', decode(repeat('00', 32), 'hex'), '01a21836-a9f3-7a39-897a-5d3f9c2a6fc0', 1, 8,
    now() - interval '40 minutes');

update account set credits = 8 where id = 1;

insert into ingestion
    (id, source, kind, ref, status, stage, done, total, message, attempts, worker, leased_until, created_at, started_at,
     finished_at, asked_by) values (
    '986a7516-24e0-427d-a514-0409f7df3eee', 'kaggle', 'notebook', 'inesmoreau/seats-per-person', 'completed', 'completed',
    1, 1, 'Completed', 1, 'e7dd6992-054f-40b0-91c4-2616c40627aa', now() - interval '39 minutes',
    now() - interval '41 minutes', now() - interval '41 minutes', now() - interval '40 minutes', 1);

insert into context_version (source, owner, kind, ref, version, fetched_at, outline) values (
    'kaggle', 0, 'notebook', 'inesmoreau/seats-per-person', 1, now() - interval '40 minutes',
    '{"facts":{"datasets":"inesmoreau/liners-and-their-lifeboats","language":"python","cells":"3 code, 3 text","author":"Ines Moreau","votes":"33","type":"notebook","last_run":"2026-02-04T10:00:00Z","version":"3"},"pages":{},"files":{},"notebooks":{"inesmoreau/seats-per-person":{"title":"Seats per person","author":"Ines Moreau","votes":33,"url":"https://www.kaggle.com/code/inesmoreau/seats-per-person","digest":"b1d1a3ea5f3712920dab33bd05c11005"}},"discussions":{},"leaderboard":[]}');

insert into kept_context (source, owner, kind, ref, title, fetched_at, version, fingerprint, searchable, bundle) values (
    'kaggle', 0, 'notebook', 'inesmoreau/seats-per-person', 'Seats per person', now() - interval '40 minutes', 1,
    'b5a916fed6091b7e7d57036d8dd13b1f',
    '''inesmoreau'':1A ''per'':3A,6A ''person'':4A,7A ''seat'':2A,5A', decode(
'1f8b08000000000002ffa5544d6fe23010fd2ba3f442500849a0e9362b7a58ed65576af7d09e5a1032b10316c68e6c071621fefb8e130a69d5740f95
12c919cfd77b6f26076fcd25f5324f2acb164aadbdc0d3ac400397cc6c9466a41a1a46ac19944cbbd728893e965bc1d0ebd15d019ae17c556981172b
6b4b930d87bbdd2e5c93e552b030579b61ae281b7e9edaa84ae72e7713869682d97cc5e89c58b42651920ee27890a44ff1388bd32cba0e93dbe8d9f9
91dc1a2f3b789458625873de1251b1b778049eb51910490776c5b81e085e2078eca45dfeccc831f00491cb8a2c593b61b9b7abb70db7237226c49bfa
2370d8031881657f6d5718a930a96ec7fdc2bee1be6ebc2b688be776add1a8c3d1eecb37105aa277c03676ae2bd98ea9f98f9241347e8aa32c72cf73
6763483357edf08f3b43d712d9450c2f3394918bd7a3258bf3593042994699346d0c949bbc32aec0c9e335a1fb3c7c758c5f957827c0896b47f16528
2eb3f0d5e1bf30de45f469b01060a3a6b7217a4dd5ae86e3262bf3aee03d9ea97c5a31d83022811be8f7a3308da37e3f00dc015052ec210255409242
b31b38ab95a0e01a04862aee178aee4394f45cd561b954e49b52690b25a62306f029e9549e524df02344bc749e9b6d6fea0d1b469088b2b29fece2e9
2ac4a8a9e74f65a9b9b4bd93b1a66e8ee0e60dc0d061ebf9a15695a4bd911f409727dc4d20f643536d7abe8f085465b10fc45073025137c8aed2a550
365c71637b0b2ecd24f5bfb7d3bef00dcec8ac9df603c5aee0072b702a6a41486151b9f8364efedb0cc1f95fca9e20964d4e26412ae97e977057a7f0
c32592522ef648bd73432e3f628f72c7dfe75d3e28a0bc289866326719a05e6056bc44c1b1712eb74c5a469b99aab584668700812d95054791d26e8c
66c77a9f0b3b578ea397d9110edefd4f3c25d741fa2d48c6c14d90dc06f118fd7e3ffe79c01bdcb89b2448d220be0e46e3204966c77f9678dc1ebd06
0000', 'hex'));
