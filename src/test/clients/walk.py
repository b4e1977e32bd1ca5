"""Sign up, get a context, see what it cost: with the client that openapi-generator makes for Python."""
import sys

from openapi_client import AccountApi, ApiClient, Configuration, ContextApi, Signup

host, email = sys.argv[1:]
door = AccountApi(ApiClient(Configuration(host=host)))
user = door.sign_up(Signup(email=email, password="correct horse battery staple"))
client = ApiClient(Configuration(host=host, api_key={"ApiKey": user.api_key}))

context = ContextApi(client).get_competition("titanic", max_tokens=2000, top_n=1, prefer="wait=60").actual_instance
usage = AccountApi(client).list_usage(limit=1)

print(context.status, context.slug, usage.entries[0].operation, usage.balance)
