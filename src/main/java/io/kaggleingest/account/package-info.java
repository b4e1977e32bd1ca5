/** Who is calling: sign-up, API keys and the filter that checks them. */
@NullMarked
package io.kaggleingest.account;

import org.jspecify.annotations.NullMarked;
