/** What was fetched of a resource, before it is a document. */
package io.kaggleingest.document.material;
