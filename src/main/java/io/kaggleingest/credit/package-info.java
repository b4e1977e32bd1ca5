/** What a request costs: prices, the atomic debit and the ledger. */
@NullMarked
package io.kaggleingest.credit;

import org.jspecify.annotations.NullMarked;
