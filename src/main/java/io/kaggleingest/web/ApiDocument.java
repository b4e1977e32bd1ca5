package io.kaggleingest.web;

import jakarta.ws.rs.core.Application;

import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeIn;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** What stands at the head of the OpenAPI document. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "KaggleIngest",
                        version = "0.1.0",
                        description =
                                """
                                Turns a Kaggle competition, dataset or notebook into one text that a language model can use.

                                Sign up at `POST /api/auth/signup`, then send the key as `X-API-Key` with every request. \
                                Every path also answers without `/api`. Errors are `{"detail", "code"}`.""",
                        license = @License(name = "Apache-2.0", identifier = "Apache-2.0")))
@SecurityScheme(
        securitySchemeName = "ApiKey",
        type = SecuritySchemeType.APIKEY,
        in = SecuritySchemeIn.HEADER,
        apiKeyName = "X-API-Key",
        description = "The key that sign-up answered")
@SecurityScheme(
        securitySchemeName = "AdminKey",
        type = SecuritySchemeType.APIKEY,
        in = SecuritySchemeIn.HEADER,
        apiKeyName = "X-Admin-Key",
        description = "The key that operators configured; without one their routes do not exist")
public class ApiDocument extends Application {}
