/** Text for a language model: everything that is known of one resource. Plain Java; the rooms inside put it together. */
@NullMarked
package io.kaggleingest.document;

import org.jspecify.annotations.NullMarked;
