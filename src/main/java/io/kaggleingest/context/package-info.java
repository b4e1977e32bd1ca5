/** Text for a language model: the document, what goes into it and the forms it is written in. Plain Java. */
package io.kaggleingest.context;
