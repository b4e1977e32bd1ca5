/** How every answer looks: errors, request id, timing, the two forms of each path, health. */
package io.kaggleingest.web;
