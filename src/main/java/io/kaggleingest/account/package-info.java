/** Who is calling: sign-up, API keys and the filter that checks them. */
package io.kaggleingest.account;
