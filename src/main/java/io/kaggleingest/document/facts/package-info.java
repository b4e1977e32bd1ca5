/** The first screen of a document: key facts, each with its source. */
package io.kaggleingest.document.facts;
