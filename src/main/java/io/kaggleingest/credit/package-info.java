/** What a request costs: prices, the atomic debit and the ledger. */
package io.kaggleingest.credit;
