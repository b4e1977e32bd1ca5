/** What a request wants of a resource, and its text as it is kept in memory: forms, tags, codings. */
package io.kaggleingest.context.rendering;
