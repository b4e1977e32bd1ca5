package io.kaggleingest.bench;


/**
 * How much a competition of {@link SteadyKaggle} has.
 *
 * @param cells of code in a notebook, with a text before each
 * @param codeChars of a cell
 * @param outputChars of what a cell prints
 * @param pictures in a notebook
 * @param pictureBytes of one, encoded
 */
record Volume(
        int cells, int codeChars, int outputChars, int pictures, int pictureBytes, int pageChars, int messageChars, int csvBytes) {

    /** A context of about 50 kB. */
    static final Volume USUAL = new Volume(5, 150, 80, 1, 2_000, 1_500, 200, 5_000);

    /** Notebooks of 2 MB, of which pictures are 1.2 and outputs 0.4; pages of 1 MB; heads of files as long as is read. */
    static final Volume LARGE = new Volume(40, 8_000, 10_000, 4, 300_000, 1_000_000, 4_000, 1_000_000);
}
