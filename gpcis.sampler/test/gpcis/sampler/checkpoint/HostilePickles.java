// SPDX-License-Identifier: Apache-2.0
package gpcis.sampler.checkpoint;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Pickles that run code elsewhere, ask for too much, or break the format; each with a part of the message it must bring. */
final class HostilePickles {

    private final Map<String, HostileFile> files = new TreeMap<>();

    static Map<String, HostileFile> all() {
        HostilePickles made = new HostilePickles();
        made.runCode();
        made.refusedOperations();
        made.persistentIds();
        made.brokenStructure();
        made.announceTooMuch();
        made.nestOrRepeat();
        made.dictionaries();
        return made.files;
    }

    private void pickle(String name, String message, byte[] pickle) {
        HostileFile.add(files, "pickle: " + name, new HostileFile(CraftedArchive.of(pickle).end(), message));
    }

    private void pickle(String name, String message, Consumer<CraftedPickle> content) {
        CraftedPickle pickle = CraftedPickle.begin();
        content.accept(pickle);
        pickle(name, message, pickle.end());
    }

    private void runCode() {
        pickle("GLOBAL os.system, REDUCE", "'os.system'", p -> p.global("os", "system").text("touch owned").raw(0x85, 'R'));
        pickle("GLOBAL posix.system, OBJ", "'posix.system'", p -> p.raw('(').global("posix", "system").text("id").raw('o'));
        pickle("STACK_GLOBAL builtins.eval", "'builtins.eval'",
                p -> p.text("builtins").text("eval").raw(0x93).text("1").raw(0x85, 'R'));
        pickle("STACK_GLOBAL into a class", "'collections.OrderedDict.update'",
                p -> p.text("collections").text("OrderedDict.update").raw(0x93));
        pickle("STACK_GLOBAL of numbers", "without a name", p -> p.whole(1).whole(2).raw(0x93));
        pickle("INST subprocess.Popen", "INST", p -> p.raw('(').text("id").ascii("isubprocess\nPopen\n"));
        pickle("OBJ of an allowed name", "OBJ", p -> p.raw('(').global("collections", "OrderedDict").raw('o'));
        pickle("NEWOBJ of an allowed name", "NEWOBJ", p -> p.global("collections", "OrderedDict").raw(')', 0x81));
        pickle("NEWOBJ_EX of an allowed name", "NEWOBJ_EX", p -> p.global("collections", "OrderedDict").raw(')', '}', 0x92));
        pickle("BUILD with __setstate__ of a tensor", "BUILD", p -> p.four().raw('}').text("__setstate__").four().raw('s', 'b'));
        pickle("BUILD of an object", "'__main__.Net'", p -> p.global("__main__", "Net").raw(')', 'R', '}', 'b'));
        pickle("BUILD with a tuple of states", "BUILD",
                p -> p.global("collections", "OrderedDict").raw(')', 'R').raw('N', '}', 0x86, 'b'));
        pickle("a pickle within", "'torch.storage._load_from_bytes'",
                p -> p.global("torch.storage", "_load_from_bytes").text("x").raw(0x85, 'R'));
        pickle("numpy", "'numpy.core.multiarray.scalar'", p -> p.global("numpy.core.multiarray", "scalar"));
        pickle("a sparse tensor", "'torch._utils._rebuild_sparse_tensor'",
                p -> p.global("torch._utils", "_rebuild_sparse_tensor"));
        pickle("bytes by codec", "'_codecs.encode'", p -> p.global("_codecs", "encode"));
        pickle("an allowed name in another module", "'os.OrderedDict'", p -> p.global("os", "OrderedDict"));
        pickle("a name that moves the cursor", "\\u001b[2J", p -> p.global("\u001b[2J\u0007", "\u001b]0;x"));
        pickle("a name with a line break in it", "\\u000d", p -> p.text("o\r\ns").text("system").raw(0x93));
        pickle("REDUCE of a storage", "torch.FloatStorage", p -> p.global("torch", "FloatStorage").whole(4).raw(0x85, 'R'));
        pickle("REDUCE of a text", "a call (REDUCE) of the text 'os.system'", p -> p.text("os.system").raw(')', 'R'));
        pickle("REDUCE without arguments", "a call (REDUCE) of collections.OrderedDict with None",
                p -> p.global("collections", "OrderedDict").raw('N', 'R'));
        pickle("OrderedDict of a text", "a call of OrderedDict with the text 'abc'",
                p -> p.global("collections", "OrderedDict").text("abc").raw(0x85, 'R'));
        pickle("OrderedDict of triples", "where pairs are due",
                p -> p.global("collections", "OrderedDict").raw(']').tuple(1, 2, 3).raw('a', 0x85, 'R'));
    }

    private void refusedOperations() {
        int[][] operations = {{0x82, 1}, {0x83, 1, 0}, {0x84, 1, 0, 0, 0}, {'P', 'x', '\n'}, {'C', 1, 'x'},
            {'B', 1, 0, 0, 0, 'x'}, {0x8e, 1, 0, 0, 0, 0, 0, 0, 0, 'x'}, {0x96, 1, 0, 0, 0, 0, 0, 0, 0, 'x'}, {0x97}, {0x98},
            {0x8f}, {0x90}, {0x91}, {'0'}, {'1'}, {'2'}, {'S', '\'', 'x', '\'', '\n'}, {'V', 'x', '\n'}, {'I', '1', '\n'},
            {'L', '1', 'L', '\n'}, {'F', '1', '\n'}, {'p', '0', '\n'}, {'g', '0', '\n'}, {'d'}, {'l'}, {0xff}, {0}};
        for (int[] operation : operations) {
            String name = RefusedOperation.name(operation[0]);
            pickle("operation " + name, "the operation " + name, p -> p.text("x").raw('(').raw(operation));
        }
    }

    private void persistentIds() {
        pickle("persistent id of a text", "a persistent id", p -> p.text("storage").raw('Q'));
        pickle("persistent id of another kind", "a persistent id",
                p -> p.raw('(').text("module").text("os").text("0").text("cpu").whole(1).raw('t', 'Q'));
        pickle("persistent id with a function", "kind collections.OrderedDict", p -> p.raw('(').text("storage")
                .global("collections", "OrderedDict").text("0").text("cpu").whole(4).raw('t', 'Q'));
        pickle("persistent id with a text for a kind", "kind the text 'FloatStorage'", p -> p.raw('(').text("storage")
                .text("FloatStorage").text("0").text("cpu").whole(4).raw('t', 'Q'));
        pickle("persistent id with a number for a key", "key 7", p -> p.raw('(').text("storage")
                .global("torch", "FloatStorage").whole(7).text("cpu").whole(4).raw('t', 'Q'));
        pickle("persistent id of a view", "a view of another", p -> p.raw('(').text("storage")
                .global("torch", "FloatStorage").text("0").text("cpu").whole(4).tuple(1, 2, 3).raw('t', 'Q'));
        pickle("persistent id too short", "a persistent id", p -> p.tuple().raw('Q'));
    }

    private void brokenStructure() {
        pickle("nothing", "ends at byte 0", new byte[0]);
        pickle("only the end", "ends with 0 objects", p -> { });
        pickle("two objects", "ends with 2 objects", p -> p.raw('N', 'N'));
        pickle("an open mark", "ends with 1 objects", p -> p.raw('(', 'N'));
        pickle("no end", "in the middle", CraftedPickle.begin().raw('}').bytes());
        pickle("bytes after the end", "ends at byte", CraftedPickle.begin().raw('}', '.', 'N', '.').bytes());
        pickle("a tuple of nothing", "nothing to work on", p -> p.raw(0x85));
        pickle("a tuple across a mark", "nothing to work on", p -> p.raw('N', '(', 0x85));
        pickle("no mark", "nothing to work on", p -> p.raw('N', 't'));
        pickle("appended to a dictionary", "appended to a dictionary", p -> p.raw('}', 'N', 'a'));
        pickle("appended to a tuple", "appended to a tuple", p -> p.raw(')', 'N', 'a'));
        pickle("put into a list", "put into a list", p -> p.raw(']', 'N', 'N', 's'));
        pickle("a key without a value", "put into a dictionary", p -> p.raw('}', '(').text("x").raw('u'));
        pickle("recalled before it is remembered", "recalls number 5", p -> p.raw('h', 5));
        pickle("recalled by a large number", "recalls number 4294967295", p -> p.raw('j').little(-1, 4));
        pickle("remembered under a huge number", "remembers something under number 4000000000",
                p -> p.raw('N', 'r').little(4_000_000_000L, 4));
        pickle("remembers nothing", "nothing to work on", p -> p.raw('q', 0));
        pickle("a newer protocol", "protocol 200", p -> p.raw(0x80, 200));
        pickle("a text that is no UTF-8", "not UTF-8", p -> p.raw('X').little(2, 4).raw(0xc3, 0x28));
        pickle("half a character", "not UTF-8", p -> p.raw('X').little(3, 4).raw(0xed, 0xa0, 0x80));
    }

    private void announceTooMuch() {
        pickle("BINUNICODE of 4 GB", "4294967295 bytes is announced", p -> p.raw('X').little(-1, 4));
        pickle("BINUNICODE8 of 2^63 bytes", "9223372036854775808 bytes is announced", p -> p.raw(0x8d).little(1L << 63, 8));
        pickle("BINUNICODE8 of 1 TB", "1099511627776 bytes is announced", p -> p.raw(0x8d).little(1L << 40, 8));
        pickle("BINSTRING of 2 GB", "2147483647 bytes is announced", p -> p.raw('T').little(Integer.MAX_VALUE, 4));
        pickle("SHORT_BINUNICODE past the end", "255 bytes is announced", p -> p.raw(0x8c, 255));
        pickle("LONG4 of 2 GB", "a number of 2147483647 bytes", p -> p.raw(0x8b).little(Integer.MAX_VALUE, 4));
        pickle("LONG4 of a negative length", "a number of 4294967295 bytes", p -> p.raw(0x8b).little(-1, 4));
        pickle("LONG1 of 255 bytes", "a number of 255 bytes", p -> p.raw(0x8a, 255));
        pickle("FRAME past the end", "in the middle", p -> p.raw(0x95).little(1L << 40, 8));
        pickle("FRAME of a negative length", "in the middle", p -> p.raw(0x95).little(-1, 8));
        pickle("a name without end", "a line of more than", p -> p.ascii("c" + "x".repeat(1 << 20)));
    }

    private void nestOrRepeat() {
        pickle("a list in itself", "contains itself", p -> p.raw(']', 'q', 0, 'h', 0, 'a'));
        pickle("a dictionary in itself", "contains itself", p -> p.raw('}', 'q', 0).text("x").raw('h', 0, 's'));
        pickle("a tuple in its own list", "contains itself", p -> p.raw(']', 'q', 0, 'h', 0, 0x85, 'a'));
        pickle("a state in its own list", "contains itself",
                p -> p.raw('}').text("state_dict").raw('}', 'q', 0).text("w").four().raw('s', 'q', 1).text("x")
                        .raw(']', 'h', 1, 'a', 's', 's'));
        pickle("lists 65 deep", "64 deep", p -> {
            for (int i = 0; i < 64; i++) {
                p.raw(']');
            }
            p.raw(']');
            for (int i = 0; i < 64; i++) {
                p.raw('a');
            }
        });
        pickle("tuples 500,000 deep", "64 deep", p -> {
            p.raw(')');
            for (int i = 0; i < 500_000; i++) {
                p.raw(0x85);
            }
        });
        pickle("deep by repetition", "64 deep", p -> {
            p.raw(')');
            for (int i = 0; i < 100; i++) {
                p.raw('q', 0, 'h', 0, 0x86);
            }
        });
        pickle("three million operations", "more than 2000000 operations", p -> {
            for (int i = 0; i < 3_000_000; i++) {
                p.raw('}');
            }
        });
        pickle("two million things to remember", "more than 2000000 operations", p -> {
            p.raw('N');
            for (int i = 0; i < 2_000_000; i++) {
                p.raw(0x94);
            }
        });
        pickle("the same pairs again and again", "more than 2000000 operations", p -> {
            p.raw(']', 'q', 0, '(');
            for (int i = 0; i < 10_000; i++) {
                p.raw('M').little(i, 2).raw('N', 0x86);
            }
            p.raw('e', 0x85, 'q', 1).global("collections", "OrderedDict").raw('q', 2, 'h', 1, 'R');
            for (int i = 0; i < 100_000; i++) {
                p.raw('h', 2, 'h', 1, 'R');
            }
        });
    }

    private void dictionaries() {
        pickle("the same name twice", "the key 'w' twice", p -> p.raw('}', '(').text("w").four().text("w").four().raw('u'));
        pickle("state_dict twice", "the key 'state_dict' twice",
                p -> p.raw('}', '(').text("state_dict").raw('}').text("state_dict").raw('}', 'u'));
        pickle("a tuple for a key", "whose key is a tuple", p -> p.raw('}', ')', 'N', 's'));
        pickle("a tensor for a key", "whose key is a tensor", p -> p.raw('}').four().raw('N', 's'));
        pickle("a number for a name", "name is 5", p -> p.raw('}').whole(5).four().raw('s'));
        pickle("an empty name", "name is the text ''", p -> p.raw('}').text("").four().raw('s'));
        pickle("a name of 5,000 characters", "4096 characters", p -> p.raw('}').text("n".repeat(5000)).four().raw('s'));
        pickle("a tensor's name that moves the cursor", "'\\u001b[2J'", p -> p.raw('}').text("\u001b[2J").four().raw('s'));
        pickle("a name that reads backwards", "'w\\u202eb'", p -> p.raw('}').text("w\u202eb").four().raw('s'));
        pickle("only a list", "holds a list", p -> p.raw(']'));
        pickle("only a tensor", "holds a tensor", CraftedPickle::four);
        pickle("None", "holds None", p -> p.raw('N'));
        pickle("no tensors", "holds no tensors, only 'x'", p -> p.raw('}').text("x").whole(1).raw('s'));
        pickle("an empty state", "holds no tensors", p -> p.raw('}').text("state_dict").raw('}', 's'));
    }
}
