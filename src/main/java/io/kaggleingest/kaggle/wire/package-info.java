/** The door to Kaggle and the protocol behind it. Each call carries the key that it is given and nothing else. */
@NullMarked
package io.kaggleingest.kaggle.wire;

import org.jspecify.annotations.NullMarked;
