/** What every text goes through, and what it is made of. */
package io.kaggleingest.document.text;
