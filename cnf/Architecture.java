// SPDX-License-Identifier: Apache-2.0

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The diagram of who provides and who needs which service, from the manifests of the built bundles. Run as {@code java
 * Architecture.java PAGE FOLDER...}: puts it between the marks of the page. With {@code check} before, ends with 1 where the page
 * says something else.
 */
public class Architecture {
    private static final String BEGIN = "<!-- from the bundles: begin -->\n";
    private static final String END = "<!-- from the bundles: end -->\n";
    private static final Pattern OFFER = Pattern.compile("osgi\\.service;[^\"]*objectClass:List<String>=\"([^\"]+)\"");
    private static final Pattern NEED = Pattern.compile("osgi\\.service;filter:=\"\\(objectClass=([^)\"]+)\\)\"");

    /** Bundles of a project that offer and need the same are one box. */
    private record Box(String project, TreeSet<String> offers, TreeSet<String> needs) implements Comparable<Box> {
        @Override
        public int compareTo(Box other) {
            return toString().compareTo(other.toString());
        }
    }

    public static void main(String[] args) throws IOException {
        boolean check = args[0].equals("check");
        Path page = Path.of(args[check ? 1 : 0]);
        String diagram = diagram(List.of(args).subList(check ? 2 : 1, args.length));
        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        if (check) {
            boolean same = text.substring(begin, end).equals(diagram);
            System.out.println(same ? "the page shows the bundles as they are" : "the page is not of these bundles: make it anew");
            System.exit(same ? 0 : 1);
        }
        Files.writeString(page, text.substring(0, begin) + diagram + text.substring(end));
    }

    private static String diagram(List<String> folders) throws IOException {
        Map<Box, TreeSet<String>> boxes = new TreeMap<>();
        for (String folder : folders) {
            try (Stream<Path> files = Files.list(Path.of(folder))) {
                for (Path jar : files.filter(file -> file.getFileName().toString().startsWith("gpcis.")).sorted().toList()) {
                    read(jar, boxes);
                }
            }
        }
        TreeSet<String> contracts = new TreeSet<>();
        boxes.keySet().forEach(box -> {
            contracts.addAll(box.offers());
            contracts.addAll(box.needs());
        });
        StringBuilder text = new StringBuilder("```mermaid\nflowchart LR\n");
        contracts.forEach(contract -> text.append("  ").append(contract).append("([").append(contract).append("])\n"));
        Map<Box, String> ids = new TreeMap<>();
        String project = "";
        for (Box box : boxes.keySet()) {
            if (!box.project().equals(project)) {
                text.append(project.isEmpty() ? "" : "  end\n").append("  subgraph ").append(box.project()).append('\n');
                project = box.project();
            }
            String id = "b" + ids.size();
            ids.put(box, id);
            text.append("    ").append(id).append("[\"").append(boxes.get(box).stream().collect(Collectors.joining("<br/>"))).append("\"]\n");
        }
        text.append("  end\n");
        ids.forEach((box, id) -> {
            box.offers().forEach(contract -> text.append("  ").append(id).append(" --> ").append(contract).append('\n'));
            box.needs().forEach(contract -> text.append("  ").append(contract).append(" -.-> ").append(id).append('\n'));
        });
        return text.append("```\n").toString();
    }

    private static void read(Path jar, Map<Box, TreeSet<String>> boxes) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            Attributes manifest = file.getManifest().getMainAttributes();
            String name = manifest.getValue("Bundle-SymbolicName").split(";")[0];
            TreeSet<String> offers = services(OFFER, manifest.getValue("Provide-Capability"));
            TreeSet<String> needs = services(NEED, manifest.getValue("Require-Capability"));
            needs.removeAll(offers);
            if (offers.isEmpty() && needs.isEmpty()) {
                return;
            }
            String[] words = name.split("\\.");
            boolean single = words.length < 3 || words[1].equals("backbone");
            String project = single ? words[1].equals("backbone") ? "gpcis.backbone" : name : words[0] + "." + words[1];
            String shown = name.substring(project.length()).replaceFirst("^\\.", "");
            boxes.computeIfAbsent(new Box(project, offers, needs), box -> new TreeSet<>()).add(shown.isEmpty() ? name : shown);
        }
    }

    /** Our contracts by their last word. */
    private static TreeSet<String> services(Pattern pattern, String header) {
        TreeSet<String> services = new TreeSet<>();
        Matcher matcher = pattern.matcher(header == null ? "" : header);
        while (matcher.find()) {
            for (String service : matcher.group(1).split(",")) {
                if (service.startsWith("gpcis.api.")) {
                    services.add(service.substring(service.lastIndexOf('.') + 1));
                }
            }
        }
        return services;
    }
}
