/** How every answer looks: errors, request id, timing, the two forms of each path, health. */
@NullMarked
package io.kaggleingest.web;

import org.jspecify.annotations.NullMarked;
