import org.openapitools.client.ApiClient;
import org.openapitools.client.api.AccountApi;
import org.openapitools.client.api.ContextApi;
import org.openapitools.client.model.ContextAnswer;
import org.openapitools.client.model.SignedUp;
import org.openapitools.client.model.Signup;
import org.openapitools.client.model.Usage;

/** Sign up, get a context, see what it cost: with the client that openapi-generator makes for Java. */
public class Walk {

    public static void main(String[] arguments) throws Exception {
        ApiClient client = new ApiClient();
        client.updateBaseUri(arguments[0]);
        SignedUp user = new AccountApi(client)
                .signUp(new Signup().email(arguments[1]).password("correct horse battery staple"));
        client.setRequestInterceptor(request -> request.header("X-API-Key", user.getApiKey()));

        ContextAnswer context = new ContextApi(client)
                .getCompetition("titanic", null, null, null, 2000, null, 1, null, "wait=60");
        Usage usage = new AccountApi(client).listUsage(null, 1);

        System.out.println(context.getStatus() + " " + context.getSlug() + " "
                + usage.getEntries().get(0).getOperation() + " " + usage.getBalance());
    }
}
