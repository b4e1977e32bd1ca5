/** The same for people: pages, and what a page may know without a key. */
package io.kaggleingest.page;
