"""The small metered service that most people would write: FastAPI, asyncpg, one conditional UPDATE for each request.

It has it easy: there is one context, which it holds in memory; keys are in clear; there is no ledger.
"""

import os
from contextlib import asynccontextmanager
from pathlib import Path

import asyncpg
from fastapi import FastAPI, Header, HTTPException, Response

DEBIT = "update peer_account set credits = credits - 1 where api_key = $1 and credits >= 1 returning credits"
CONTENT = Path(os.environ["PEER_CONTENT"]).read_bytes()


@asynccontextmanager
async def with_database(app: FastAPI):
    """Connects by libpq's variables, with as many connections in all as the other service has."""
    size = 16 // int(os.environ["PEER_WORKERS"])
    async with asyncpg.create_pool(min_size=size, max_size=size) as pool:
        app.state.pool = pool
        yield


app = FastAPI(lifespan=with_database)


@app.get("/api/competitions/{slug}")
async def competition(slug: str, x_api_key: str = Header()) -> Response:
    credits = await app.state.pool.fetchval(DEBIT, x_api_key)
    if credits is None:
        raise HTTPException(402, "Insufficient credits")
    return Response(CONTENT, media_type="application/json", headers={"X-Credits-Remaining": str(credits)})
