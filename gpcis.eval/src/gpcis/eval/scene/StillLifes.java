// SPDX-License-Identifier: Apache-2.0
package gpcis.eval.scene;

import java.util.List;
import java.util.Random;

/**
 * The scenes. What is on each table is arranged by hand, so that the first thing is partly hidden and something of a like
 * colour is near; seeded numbers turn and scale the things a little.
 */
final class StillLifes {

    /** How many there are. */
    static final int COUNT = 6;

    private static final Vec PEAR_GREEN = Vec.colour(0x9c9a44);
    private static final Vec PEAR_GOLD = Vec.colour(0xd9b545);
    private static final Vec APPLE_RED = Vec.colour(0x8f1a1e);
    private static final Vec APPLE_BLUSH = Vec.colour(0xd8913f);
    private static final Vec APPLE_GREEN = Vec.colour(0x8a9f45);
    private static final Vec LEMON_YELLOW = Vec.colour(0xdcb53a);
    private static final Vec ORANGE = Vec.colour(0xd46f26);
    private static final Vec CREAM = Vec.colour(0xe6dcc6);
    private static final Vec BLUE = Vec.colour(0x33567f);
    private static final Vec TEAL = Vec.colour(0x3a7c78);
    private static final Vec TERRACOTTA = Vec.colour(0xb1623c);
    private static final Vec BOTTLE_GREEN = Vec.colour(0x2f4a2c);
    private static final Vec EGGSHELL = Vec.colour(0xdfc3a4);

    private static final Lathe VASE =
            new Lathe(2.1, 0.6, 0.36, 0.56, 0.7, 0.72, 0.6, 0.4, 0.25, 0.24, 0.36);
    private static final Lathe JAR = new Lathe(1.5, 0.4, 0.42, 0.6, 0.68, 0.66, 0.55, 0.42, 0.4, 0.46);
    private static final Lathe BOTTLE =
            new Lathe(2.3, 0.3, 0.42, 0.46, 0.46, 0.46, 0.45, 0.4, 0.27, 0.16, 0.145, 0.15, 0.17);
    private static final Lathe BOWL = new Lathe(0.72, 0.58, 0.36, 0.62, 0.83, 0.96, 1.03, 1.07);

    private final int number;
    private final Random random;

    private StillLifes(int number) {
        this.number = number;
        random = new Random(1000 + number);
    }

    /** @param number 1 … {@link #COUNT} */
    static Scene scene(int number) {
        StillLifes still = new StillLifes(number);
        return switch (number) {
            case 1 -> still.pear();
            case 2 -> still.mug();
            case 3 -> still.vase();
            case 4 -> still.apple();
            case 5 -> still.lemon();
            case 6 -> still.bottle();
            default -> throw new IllegalArgumentException("scene " + number);
        };
    }

    private Scene pear() {
        return lit(-1, 0xbfb6a6, oak(), List.of(
                item(Fruit.PEAR, pearSkin(), -0.15, 0.1, 1.12),
                item(Fruit.APPLE, redSkin(), 0.78, 0.75, 0.86),
                item(Fruit.APPLE, greenSkin(), -1.3, 0.3, 0.86),
                item(VASE, Materials.glaze(BLUE, CREAM, 1.2, 1.32), 1.25, -1.15, 1.12),
                item(Fruit.LEMON, Materials.peel(LEMON_YELLOW), -0.75, -1.1, 0.85)));
    }

    private Scene mug() {
        return lit(1, 0x8fa09a, walnut(), List.of(
                turned(new Mug(), Materials.glaze(CREAM, TEAL, 0.42, 0.8), -0.1, 0.0, 1.12, 0.35),
                item(Fruit.ORANGE, Materials.peel(ORANGE), -0.82, 0.72, 0.84),
                item(Fruit.EGG, Materials.dull(CREAM), 0.62, 1.15, 0.72),
                item(JAR, Materials.glaze(EGGSHELL, CREAM, 0.9, 1.0), -1.5, -0.9, 1.1),
                item(Fruit.PEAR, pearSkin(), 1.62, -0.55, 0.98)));
    }

    private Scene vase() {
        return lit(-1, 0x7d8794, walnut(), List.of(
                item(VASE, Materials.dull(TERRACOTTA), 0.15, -0.3, 1.12),
                item(Fruit.LEMON, Materials.peel(LEMON_YELLOW), 0.75, 0.95, 0.9),
                item(Fruit.ORANGE, Materials.peel(ORANGE), -0.62, 0.62, 0.8),
                item(JAR, Materials.dull(TERRACOTTA.mix(EGGSHELL, 0.25)), 1.75, -0.95, 0.95),
                item(BOTTLE, Materials.glaze(BOTTLE_GREEN, CREAM, 0.55, 1.05), -1.5, -1.0, 1.1)));
    }

    private Scene apple() {
        return lit(1, 0xc9b79c, oak(), List.of(
                item(Fruit.APPLE, redSkin(), 0.05, 0.1, 1.25),
                item(Fruit.PEAR, pearSkin(), -0.92, 0.62, 0.92),
                item(Fruit.APPLE, redSkin(), 1.22, -0.55, 1.12),
                item(Fruit.APPLE, greenSkin(), -0.85, -1.0, 1.0),
                item(JAR, Materials.glaze(TEAL, CREAM, 0.55, 0.66), 0.6, -1.6, 1.25)));
    }

    private Scene lemon() {
        return lit(-1, 0xa89a8c, grey(), List.of(
                turned(Fruit.LEMON, Materials.peel(LEMON_YELLOW), -0.2, 0.7, 1.3, 0.35),
                turned(Fruit.EGG, Materials.dull(EGGSHELL), 0.7, 1.2, 0.7, -0.5),
                item(Fruit.PEAR, Materials.skin(PEAR_GOLD, LEMON_YELLOW, 1.64), -1.1, -0.3, 1.1),
                item(BOWL, Materials.glaze(BLUE, CREAM, 0.56, 0.64), 0.85, -0.75, 1.15),
                above(Fruit.ORANGE, Materials.peel(ORANGE), 0.62, 0.3, -0.75, 0.85),
                above(Fruit.LEMON, Materials.peel(LEMON_YELLOW), 1.25, 0.36, -0.95, 0.75)));
    }

    private Scene bottle() {
        return lit(1, 0xb9ad9b, walnut(), List.of(
                item(BOTTLE, Materials.glaze(BOTTLE_GREEN, CREAM, 0.55, 1.05), 0.1, -0.25, 1.12),
                item(Fruit.APPLE, greenSkin(), -0.5, 0.62, 0.84),
                item(Fruit.PEAR, Materials.skin(APPLE_GREEN, PEAR_GREEN, 1.64), 1.12, 0.1, 0.98),
                item(BOWL, Materials.glaze(CREAM, TERRACOTTA, 0.5, 0.6), -1.55, -0.75, 0.95),
                above(Fruit.APPLE, redSkin(), -1.55, 0.26, -0.75, 0.85),
                item(Fruit.EGG, Materials.dull(EGGSHELL), 0.72, 1.2, 0.66)));
    }

    /** @param side −1 for a window on the left, 1 for one on the right */
    private Scene lit(int side, int wall, Material table, List<Item> items) {
        Vec eye = new Vec(0.25 * vary(1), 2.35 + 0.2 * vary(1), 7.3);
        Vec window = new Vec(side * (0.62 + 0.1 * vary(1)), 0.75 + 0.06 * vary(1), 0.5);
        Vec sunlight = new Vec(1.22, 1.13, 0.98);
        return new Scene(number, items, table, Materials.plaster(Vec.colour(wall)), eye, window, sunlight);
    }

    private Item item(Shape shape, Material material, double x, double z, double scale) {
        return turned(shape, material, x, z, scale, 1.2 * vary(1));
    }

    private Item turned(Shape shape, Material material, double x, double z, double scale, double turn) {
        return new Item(shape, material, new Vec(x, 0, z), scale * (1 + 0.03 * vary(1)), turn);
    }

    private Item above(Shape shape, Material material, double x, double y, double z, double scale) {
        return new Item(shape, material, new Vec(x, y, z), scale, 1.2 * vary(1));
    }

    private double vary(double most) {
        return most * (2 * random.nextDouble() - 1);
    }

    private static Material pearSkin() {
        return Materials.skin(PEAR_GREEN, PEAR_GOLD, 1.64);
    }

    private static Material redSkin() {
        return Materials.skin(APPLE_RED, APPLE_BLUSH.mix(APPLE_RED, 0.6), 1.05);
    }

    private static Material greenSkin() {
        return Materials.skin(APPLE_GREEN, PEAR_GREEN, 1.05);
    }

    private static Material oak() {
        return Materials.boards(Vec.colour(0xc79a63), Vec.colour(0x8d6036), 1.15);
    }

    private static Material walnut() {
        return Materials.boards(Vec.colour(0x8a6242), Vec.colour(0x54361f), 0.95);
    }

    private static Material grey() {
        return Materials.boards(Vec.colour(0xb3aca0), Vec.colour(0x857d70), 0.85);
    }
}
