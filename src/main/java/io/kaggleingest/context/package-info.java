/** The endpoints that deliver a context: what a request wants, what is decided for it, and the answer that carries it. */
package io.kaggleingest.context;
