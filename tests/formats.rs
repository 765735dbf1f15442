//! Glossaries in the styles that people really write, each with a quirk of its own. Every sample is short
//! and made up; the parser must find its terms by general rules.

use readyroom::glossary::{Glossary, SourceFile, parse};

fn glossary(text: &str) -> Glossary {
    parse(&[SourceFile::new("docs/glossary.md", text)]).glossary
}

fn terms(glossary: &Glossary) -> Vec<&str> {
    glossary.entries().map(|(_, entry)| entry.term.as_str()).collect()
}

fn definitions(glossary: &Glossary) -> Vec<String> {
    glossary.entries().map(|(_, entry)| entry.definition_text()).collect()
}

fn sections(glossary: &Glossary) -> Vec<&str> {
    glossary.sections.iter().map(|section| section.name.as_str()).collect()
}

#[track_caller]
fn finds(text: &str, expected: &[&str]) -> Glossary {
    let glossary = glossary(text);
    assert_eq!(terms(&glossary), expected, "in:\n{text}");
    glossary
}

#[test]
fn a_heading_inside_a_list_item() {
    let found = finds(
        "# Glossary\n\n- ### Anchor\n  Holds a ship.\n\n- ### Bow\n  Front of a ship.\n\n- ### Stern\n  Back of a ship.\n",
        &["Anchor", "Bow", "Stern"],
    );
    assert_eq!(definitions(&found)[1], "Front of a ship.");
}

#[test]
fn two_bold_names_in_one_head_with_the_abbreviation_outside() {
    let found = finds(
        "**Anchor**: Holds.\n\n**Global Positioning System** (GPS) or **satnav**: Finds the place.\n\n**Bow**: Front.\n",
        &["Anchor", "Global Positioning System (GPS) or satnav", "Bow"],
    );
    let (_, entry) = found.entries().nth(1).unwrap();
    assert_eq!(entry.aliases, ["Global Positioning System", "GPS", "satnav"]);
    finds(
        "**Global Positioning System** (GPS): Finds.\n\n**Bow** (front): x\n",
        &["Global Positioning System", "Bow"],
    );
}

#[test]
fn no_separator_at_all_after_the_bold_term() {
    let found = finds(
        "# Glossary\n\n**Anchor** holds a ship in its place.\n\n**Bow** is the front.\n\n**Stern** the back of it.\n",
        &["Anchor", "Bow", "Stern"],
    );
    assert_eq!(definitions(&found)[0], "holds a ship in its place.");
    // One that lacks it among others that have it.
    finds(
        "- **Anchor**: holds\n- **Bow** is the front\n- **Keel**: below\n- **Mast**: above\n",
        &["Anchor", "Bow", "Keel", "Mast"],
    );
}

#[test]
fn a_colon_inside_the_bold_type_may_belong_to_the_term() {
    finds(
        "**mode: fast**: quick\n\n**Bow:** front\n\n**ship::deck** - a path\n",
        &["mode: fast", "Bow", "ship::deck"],
    );
}

#[test]
fn rows_of_a_table_without_pipes_at_the_ends() {
    let found = finds("Term | Meaning\n--- | ---\nAnchor | Holds\nBow | Front\n", &["Anchor", "Bow"]);
    assert_eq!(definitions(&found), ["Holds", "Front"]);
}

#[test]
fn three_columns_and_a_header_that_is_an_entry() {
    let found = finds(
        "| Acronym | Stands for | Description |\n|---|---|---|\n| GPS | Global Positioning System | Finds the place |\n| AIS | Automatic Identification System | Tells who |\n",
        &["GPS", "AIS"],
    );
    let (_, gps) = found.entry("gps").unwrap();
    assert_eq!(gps.expansion.as_deref(), Some("Global Positioning System"));
    assert_eq!(gps.definition_text(), "Finds the place");
    finds(
        "| Anchor | Holds a ship in its place |\n|---|---|\n| Bow | The front of a ship at sea |\n| Keel | The beam along the bottom |\n| Mast | The pole that carries sails |\n",
        &["Anchor", "Bow", "Keel", "Mast"],
    );
}

#[test]
fn letter_headings_of_the_level_of_the_terms() {
    let found = finds(
        "# Glossary\n\n## A\n\n## Anchor\n\nHolds.\n\n## B\n\n## Bow\n\nFront.\n\n## C\n\n## Cabin\n\nRoom.\n",
        &["Anchor", "Bow", "Cabin"],
    );
    assert_eq!(sections(&found), ["A", "B", "C"]);
}

#[test]
fn a_second_name_after_a_span_with_an_id() {
    let found = finds(
        "### <span id=\"anchor\"></span>Anchor\n\nHolds, see [the front](#front).\n\n### Bow, <span id=\"front\">front</span>\n\nAhead.\n\n### Stern\n\nBehind.\n",
        &["Anchor", "Bow, front", "Stern"],
    );
    assert_eq!(found.entry("bow-front").unwrap().1.aliases, ["Bow", "front"]);
    assert!(format!("{:?}", found.entry("anchor").unwrap().1.definition).contains("#/term/bow-front"));
}

#[test]
fn front_matter_keys_in_any_case_with_blanks_before_them() {
    let files = [
        SourceFile::new("terms/anchor.md", "---\n  Title: Anchor\n  Aliases: [hook]\n---\nHolds a ship.\n"),
        SourceFile::new(
            "terms/bow.md",
            "---\n TITLE : \"Bow\"\n---\nFront of a ship.\n\n## See also\n\n- [Stern](stern.md)\n",
        ),
        SourceFile::new("terms/stern.md", "---\ntitle: Stern\n---\nBack, unlike the [bow](bow.md).\n"),
    ];
    let found = parse(&files).glossary;
    assert_eq!(terms(&found), ["Anchor", "Bow", "Stern"]);
    assert_eq!(found.entry("anchor").unwrap().1.aliases, ["hook"]);
    assert_eq!(found.sections.len(), 1);
    assert!(format!("{:?}", found.entry("stern").unwrap().1.definition).contains("#/term/bow"));
}

#[test]
fn a_single_file_about_a_term() {
    finds("---\ntitle: Anchor\naka: [hook]\n---\nHolds a ship.\n", &["Anchor"]);
    finds("# Anchor\n\nHolds a ship.\n", &["Anchor"]);
}

#[test]
fn parentheses_that_are_qualifiers() {
    let found = finds(
        "**Bow (of a ship)**: front\n\n**Deck (v2)**: floor\n\n**Boom (spar that swings)**: pole\n",
        &["Bow", "Deck", "Boom"],
    );
    assert!(found.entries().all(|(_, entry)| entry.expansion.is_none()));
    assert_eq!(found.entry("boom").unwrap().1.aliases, ["spar that swings"]);
}

#[test]
fn bold_lines_that_are_notes_or_metadata() {
    let found = finds(
        "# Glossary\n\n**Last updated**: 2025-01-01\n\n**Version**: 3\n\n## Ship\n\n**Anchor**: Holds.\n\n**Note**: Heavy.\n\n**Bow**: Front.\n\n**Keel**: Below.\n",
        &["Anchor", "Bow", "Keel"],
    );
    assert_eq!(definitions(&found)[0], "Holds.\nNote: Heavy.");
    // Labels below every term.
    finds(
        "## Anchor\n\n**Meaning:** Holds.\n\n**Used in:** Ports.\n\n## Bow\n\n**Meaning:** Front.\n\n**Used in:** Fog.\n\n## Keel\n\n**Meaning:** Below.\n\n**Used in:** Seas.\n",
        &["Anchor", "Bow", "Keel"],
    );
}

#[test]
fn a_period_as_the_separator() {
    let found =
        finds("**Anchor**. Holds.\n\n**Bow.** Front.\n\n**Keel.** Below.\n", &["Anchor", "Bow", "Keel"]);
    assert_eq!(definitions(&found), ["Holds.", "Front.", "Below."]);
}

#[test]
fn bold_paragraphs_as_letters() {
    let found = finds(
        "# Glossary\n\n**A**\n\n**Anchor**: Holds.\n\n**B**\n\n**Bow**: Front.\n\n**C**\n\n**Cabin**: Room.\n",
        &["Anchor", "Bow", "Cabin"],
    );
    assert_eq!(sections(&found), ["A", "B", "C"]);
}

#[test]
fn a_bold_line_over_its_definition() {
    let found = finds(
        "# Glossary\n\n## A\n\n**Anchor**\n\nHolds.\n\n**Awning**\n\nShades.\n\n## B\n\n**Bow**\n\nFront.\n",
        &["Anchor", "Awning", "Bow"],
    );
    assert_eq!(sections(&found), ["A", "B"]);
    finds("**Anchor**  \nHolds.\n\n**Bow**  \nFront.\n\n**Keel**\\\nBelow.\n", &["Anchor", "Bow", "Keel"]);
}

#[test]
fn terms_without_a_definition() {
    let found = finds(
        "**Anchor**: Holds.\n\n**Bow**:\n\n**Keel**: Below.\n\n**Mast**: Above.\n",
        &["Anchor", "Bow", "Keel", "Mast"],
    );
    assert_eq!(definitions(&found)[1], "");
    finds("- **Anchor**: Holds.\n- **Bow**\n- **Keel**: Below.\n", &["Anchor", "Bow", "Keel"]);
    finds("## Anchor\n\nHolds.\n\n## Bow\n\n## Keel\n\nBelow.\n", &["Anchor", "Bow", "Keel"]);
}

#[test]
fn the_same_term_twice() {
    let found = finds(
        "## Ship\n\n**Bow**: Front.\n\n**Bow**: Knot.\n\n## Music\n\n**Bow**: Stick.\n",
        &["Bow", "Bow", "Bow"],
    );
    let ids: Vec<_> = found.entries().map(|(_, entry)| entry.id.as_str()).collect();
    assert_eq!(ids, ["bow", "ship-bow", "music-bow"]);
}

#[test]
fn html_anchors_in_a_heading() {
    let found = finds(
        "## <a name=\"hook\"></a>Anchor\n\nHolds.\n\n## Bow <a id=\"front\" href=\"#front\">#</a>\n\nSee [it](#hook).\n\n<a id=\"low\"></a>\n## Keel {#low-down}\n\nBelow; [front](#front).\n",
        &["Anchor", "Bow", "Keel"],
    );
    assert_eq!(found.entry("bow").unwrap().1.see, ["anchor"]);
}

#[test]
fn html_details_and_summary() {
    let found = finds(
        "# Glossary\n\n<details>\n<summary>Anchor</summary>\n\nHolds a *ship*.\n\n- heavy\n\n</details>\n\n<details>\n<summary><b>Bow</b></summary>\nFront.\n</details>\n",
        &["Anchor", "Bow"],
    );
    assert_eq!(definitions(&found), ["Holds a ship.\nheavy", "Front."]);
}

#[test]
fn abbreviation_lines() {
    let found = finds(
        "*[GPS]: Global Positioning System\n*[AIS]: Automatic Identification System\n",
        &["GPS", "AIS"],
    );
    assert_eq!(found.entry("ais").unwrap().1.expansion.as_deref(), Some("Automatic Identification System"));
    let found = finds(
        "**GPS**: Finds the place.\n\n**Bow**: Front.\n\n*[GPS]: Global Positioning System\n",
        &["GPS", "Bow"],
    );
    assert_eq!(found.entry("gps").unwrap().1.expansion.as_deref(), Some("Global Positioning System"));
}

#[test]
fn zero_width_characters_and_french_colons() {
    finds(
        "**\u{200b}Ancre\u{200b}** : tient.\n\n**Proue**\u{a0}: avant.\n\n**\u{feff}Quille** : bas.\n",
        &["Ancre", "Proue", "Quille"],
    );
    finds("- Ancre : tient\n- Proue : avant\n- Quille : bas\n", &["Ancre", "Proue", "Quille"]);
}

#[test]
fn html_definition_lists() {
    let found = finds(
        "<dl>\n  <dt id=a>Anchor</dt><dd>Holds &amp; drags.</dd>\n\n  <dt><code>Bow</code>\n  <dd>Front,\n\n  with *two* paragraphs.\n\n  <dt>Keel<dt>Spine</dt>\n  <dd>Below.</dd>\n</dl>\n\nAfter.\n",
        &["Anchor", "Bow", "Keel"],
    );
    assert_eq!(definitions(&found)[0], "Holds & drags.");
    assert_eq!(definitions(&found)[1], "Front,\nwith two paragraphs.");
    assert_eq!(found.entry("keel").unwrap().1.aliases, ["Spine"]);
    assert_eq!(found.skipped, 1);
}

#[test]
fn markdown_definition_lists() {
    let found =
        finds("Anchor\n: Holds.\n: Also a person.\n\n*Bow*\n: Front.\n\n  More.\n", &["Anchor", "Bow"]);
    assert_eq!(definitions(&found), ["Holds.\nAlso a person.", "Front.\nMore."]);
}

#[test]
fn lines_of_one_paragraph() {
    let found =
        finds("**Anchor**: Holds\na ship.\n**Bow**: Front.\n**Keel**: Below.\n", &["Anchor", "Bow", "Keel"]);
    assert_eq!(found.entries().map(|(_, entry)| entry.line).collect::<Vec<_>>(), [1, 3, 4]);
    assert_eq!(definitions(&found)[0], "Holds a ship.");
}

#[test]
fn plain_lists_code_links_and_emphasis() {
    finds("- Anchor: holds\n- Bow: front\n- Keel: below\n", &["Anchor", "Bow", "Keel"]);
    finds("* `anchor` - holds\n* `bow` - front\n* `keel` - below\n", &["anchor", "bow", "keel"]);
    finds(
        "- [Anchor](a.md): holds\n- [Bow](b.md): front\n- [Keel](k.md): below\n",
        &["Anchor", "Bow", "Keel"],
    );
    finds("_Anchor_ – holds\n\n_Bow_ – front\n\n_Keel_ – below\n", &["Anchor", "Bow", "Keel"]);
    finds("Anchor: holds\n\nBow: front\n\nKeel: below\n", &["Anchor", "Bow", "Keel"]);
    finds("1. **Anchor**: holds\n2. **Bow**: front\n", &["Anchor", "Bow"]);
    finds("- Anchor\n  - holds\n- Bow\n  - front\n- Keel\n  - below\n", &["Anchor", "Bow", "Keel"]);
}

#[test]
fn prose_is_left_out_and_counted() {
    let found = finds(
        "# Glossary\n\nWords we use. Each has one meaning.\n\n- [Anchor](#anchor)\n- [Bow](#bow)\n\n## Introduction\n\nRead on.\n\n## Terms\n\n**Anchor**: Holds.\n\n**Bow**: Front.\n\n---\n\nThe end.\n\n## License\n\n**CC**: yes.\n\n## References\n\n- **Book**: of ships\n",
        &["Anchor", "Bow"],
    );
    assert_eq!(found.skipped, 6);
}

#[test]
fn several_blocks_in_a_definition() {
    let found = finds(
        "## Anchor\n\nHolds:\n\n- ships\n- boats\n\n```\nrun\n```\n\n> Heavy.\n\n### Example\n\nOne.\n\n## Bow\n\nFront.\n\n### Example\n\nTwo.\n\n## Keel\n\nBelow.\n\n### Example\n\nThree.\n",
        &["Anchor", "Bow", "Keel"],
    );
    assert_eq!(definitions(&found)[0], "Holds:\nships\nboats\nrun\nHeavy.\nExample\nOne.");
}

#[test]
fn nested_sections_and_equal_names() {
    let found = finds(
        "# G\n\n## Ship\n\n### General\n\n**Anchor**: Holds.\n\n**Bow**: Front.\n\n## Port\n\n### General\n\n**Pier**: Place.\n\n**Quay**: Wall.\n",
        &["Anchor", "Bow", "Pier", "Quay"],
    );
    let ids: Vec<_> = found.sections.iter().map(|section| section.id.as_str()).collect();
    assert_eq!(ids, ["general", "port-general"]);
}

#[test]
fn aliases_in_words() {
    let found = finds(
        "## Anchor\n\nHolds. Also known as the hook.\n\n## Bow\n\nFront.\n\n*Also known as: prow, stem*\n\n## GPS\n\nShort for Global Positioning System.\n",
        &["Anchor", "Bow", "GPS"],
    );
    assert_eq!(found.entry("anchor").unwrap().1.aliases, ["hook"]);
    assert_eq!(found.entry("bow").unwrap().1.aliases, ["prow", "stem"]);
    assert_eq!(definitions(&found)[1], "Front.");
    assert_eq!(found.entry("gps").unwrap().1.expansion.as_deref(), Some("Global Positioning System"));
}

#[test]
fn redirects_find_their_entry() {
    let found = finds(
        "## Ship\n\n**Bow**: Front.\n\n**Prow**: See [Bow](#bow).\n\n**Stem**: see Bow\n\n## Music Room\n\n**Stick**: See Bow.\n\n**Bow**: See Ship section.\n",
        &["Bow", "Prow", "Stem", "Stick", "Bow"],
    );
    for (_, entry) in found.entries().skip(1) {
        assert!(entry.redirect, "{}", entry.term);
        assert_eq!(entry.see, ["bow"], "{}", entry.term);
    }
}

#[test]
fn terms_of_any_script_and_of_symbols() {
    let found = finds(
        "**容器**：装载。\n\n**Контейнер**: ящик.\n\n**++**: one more\n\n**כלי**: שלום\n",
        &["容器", "Контейнер", "++", "כלי"],
    );
    assert!(found.entries().all(|(_, entry)| !entry.id.is_empty()));
    assert_eq!(found.entries().nth(2).unwrap().1.id, "symbol-2b-2b");
}

#[test]
fn a_glossary_without_headings_is_one_section() {
    let found = finds("**Anchor**: Holds.\n", &["Anchor"]);
    assert_eq!((found.title.as_str(), sections(&found)), ("glossary", vec!["glossary"]));
}

#[test]
fn scripts_and_unsafe_links_never_survive() {
    let found = finds(
        "**Anchor**: Holds <script>alert(1)</script>[x](javascript:alert(2)) <img src=x onerror=alert(3)>and [y](data:text/html,z).\n\n<script>\n**Evil**: x\n</script>\n\n**Bow**: <b>Front</b>.\n",
        &["Anchor", "Bow"],
    );
    assert_eq!(definitions(&found), ["Holds x and y.", "Front."]);
    assert!(!format!("{found:?}").contains("Link"));
}

#[test]
fn nothing_at_all_is_an_error() {
    for text in ["", "\n\n", "# Glossary\n\nNothing yet.\n", "---\n---\n", "\u{feff}"] {
        let parsed = parse(&[SourceFile::new("g.md", text)]);
        assert_eq!(
            parsed.diagnostics.iter().map(|finding| finding.code.name()).collect::<Vec<_>>(),
            ["empty-glossary"],
            "{text:?}"
        );
    }
}

#[test]
fn tables_of_html_and_letters_among_rows() {
    finds(
        "<table>\n<tr><th>Term</th><th>Meaning</th></tr>\n<tr><td>Anchor</td><td>Holds</td></tr>\n<tr><td>Bow<td>Front\n</table>\n",
        &["Anchor", "Bow"],
    );
    finds(
        "| Term | Definition |\n|-|-|\n| **A** | |\n| Anchor | Holds |\n| **B** | |\n| Bow | Front |\n",
        &["Anchor", "Bow"],
    );
}

#[test]
fn numbers_before_headings_and_ways_back_are_no_part_of_an_entry() {
    let found = finds(
        "# G\n\n## 1. Anchor\n\nHolds.\n\n[Back to top](#g)\n\n## 2. Bow\n\nFront.\n\n[Back to top](#g)\n",
        &["Anchor", "Bow"],
    );
    assert_eq!(definitions(&found), ["Holds.", "Front."]);
}

#[test]
fn short_terms_that_look_like_labels_are_terms() {
    finds(
        "**IE**: Browser.\n\n**NB**: Noun.\n\n**Attention**: Weights.\n\n**License**: Right.\n",
        &["IE", "NB", "Attention", "License"],
    );
}

#[test]
fn a_teams_own_glossary() {
    let found = finds(
        "# Appendix\n\nBy topic.\n\n## Docker / Swarm\n\n**mode: global**: One each. (Chapter 19)\n\n**VXLAN**: Virtual Extensible LAN. Tunnels. (Chapters 3-5)\n\n**Taint / Toleration**: Keeps away.\n\n**sync.Once**: Runs \"once.\" Source of bug #6 (Chapter 19).\n\n## Go + Queue\n\n**Full (strict) SSL**: Verified.\n\n**Proxied (orange cloud)**: Through.\n\n**goose_db_version**: A table.\n\n**HPA (HorizontalPodAutoscaler)**: Scales.\n\n**VXLAN**: See Docker/Swarm section.\n",
        &[
            "mode: global",
            "VXLAN",
            "Taint / Toleration",
            "sync.Once",
            "Full (strict) SSL",
            "Proxied",
            "goose_db_version",
            "HPA",
            "VXLAN",
        ],
    );
    let ids: Vec<_> = found.entries().map(|(_, entry)| entry.id.as_str()).collect();
    assert_eq!(
        ids,
        [
            "mode-global",
            "vxlan",
            "taint-toleration",
            "sync-once",
            "full-strict-ssl",
            "proxied",
            "goose-db-version",
            "hpa",
            "go-queue-vxlan",
        ]
    );
    let entry = |id| found.entry(id).unwrap().1;
    assert_eq!(entry("vxlan").expansion.as_deref(), Some("Virtual Extensible LAN"));
    assert_eq!(entry("vxlan").definition_text(), "Virtual Extensible LAN. Tunnels.");
    assert_eq!(entry("vxlan").chapters, [3, 4, 5]);
    assert_eq!(entry("sync-once").definition_text(), "Runs \"once.\" Source of bug #6.");
    assert_eq!(
        (&entry("proxied").expansion, entry("proxied").aliases.as_slice()),
        (&None, &["orange cloud".to_owned()][..])
    );
    assert_eq!(entry("hpa").expansion.as_deref(), Some("HorizontalPodAutoscaler"));
    let redirect = entry("go-queue-vxlan");
    assert_eq!((redirect.redirect, redirect.see.as_slice()), (true, &["vxlan".to_owned()][..]));
}

#[test]
fn labels_in_plain_text_below_every_term_are_no_terms() {
    let entry =
        |name: &str| format!("## {name}\n\nA part of a ship.\n\n- Synonym: none\n- Source: a book\n\n");
    let text = format!("# Glossary\n\n{}{}{}", entry("Bow"), entry("Hull"), entry("Mast"));
    finds(&text, &["Bow", "Hull", "Mast"]);
    let entry = |name: &str| format!("### {name}\n\n中文：船\n\n说明：船的一部分。\n\n");
    let text = format!("# 术语\n\n## B\n\n{}## H\n\n{}{}", entry("Bow"), entry("Hull"), entry("Helm"));
    finds(&text, &["Bow", "Hull", "Helm"]);
}

#[test]
fn headings_that_all_files_share_are_parts_of_what_each_tells() {
    let file = |name: &str| {
        let text = format!(
            "---\ntitle: {name}\nstatus: done\n---\n\n## What it is\n\nA part.\n\n## Which problem it solves\n\nOne.\n"
        );
        SourceFile::new(format!("terms/{}.md", name.to_lowercase()), text)
    };
    for names in [&["Anchor", "Bow", "Hull", "Mast"][..], &["Anchor", "Bow", "Hull"]] {
        let files: Vec<SourceFile> = names.iter().map(|name| file(name)).collect();
        let found = parse(&files).glossary;
        assert_eq!(terms(&found), names);
        assert_eq!(definitions(&found)[0], "What it is\nA part.\nWhich problem it solves\nOne.");
    }
}

#[test]
fn spans_with_ids_are_terms() {
    let found = finds(
        "# Glossary\n\n- [anchor]{#gloss-anchor}\n\n  Holds a [hull].\n\n- [`bow`]{#gloss-bow}, front\n\n  Ahead. See [hull](#gloss-hull).\n\n- [hull]{#gloss-hull}\\\n  Floats.\n\n- [mast]{#gloss-mast} (pole)\n\n  Carries sails.\n\n[hull]: #gloss-hull\n",
        &["anchor", "bow, front", "hull", "mast"],
    );
    assert_eq!(definitions(&found), ["Holds a hull.", "Ahead. See hull.", "Floats.", "Carries sails."]);
    assert!(format!("{:?}", found.entry("bow-front").unwrap().1.definition).contains("#/term/hull"));
    finds("[anchor]{#anchor}\n:   Holds.\n\n[bow]{#bow}\n:   Front.\n", &["anchor", "bow"]);
}

#[test]
fn attributes_and_targets_of_site_generators_are_not_read_out() {
    let found = finds(
        "# Glossary\n{: .no_toc }\n\n(the-anchor)=\n## Anchor\n\nHolds a [ship](http://a.b){:target=\"_blank\"} by a {term}`chain`.\n{: .note }\n\n(the-bow)=\n## Bow\n\nFront; see [it](#the-anchor).\n\n## Hull\n\n:::note Mind\nFloats.\n:::\n",
        &["Anchor", "Bow", "Hull"],
    );
    assert_eq!(definitions(&found), ["Holds a ship by a chain.", "Front; see it.", "Floats."]);
    assert!(format!("{:?}", found.entry("bow").unwrap().1.definition).contains("#/term/anchor"));
}

#[test]
fn glossaries_of_myst() {
    for (open, close) in [("```{glossary}", "```"), (":::{glossary}", ":::")] {
        let text = format!(
            "# Glossary\n\nIn short.\n\n{open}\n:sorted:\n\nAnchor\n  Holds a ship.\n  Heavy.\n\nBow\n    The front.\n\n    A second paragraph.\n{close}\n"
        );
        let found = finds(&text, &["Anchor", "Bow"]);
        assert_eq!(definitions(&found), ["Holds a ship. Heavy.", "The front.\nA second paragraph."]);
        let entry = found.entry("bow").unwrap().1;
        assert_eq!(text.lines().nth(entry.line as usize - 1), Some("Bow"));
    }
}

#[test]
fn headings_below_a_term_that_are_terms_themselves() {
    let text = "# Glossary\n\n## Anchor\n\nHolds.\n\n### Sea anchor\n\nSlows.\n\n### Working with anchors\n\nMind your feet.\n\n## Deck\n\nFloor.\n\n### `deck.length`\n\nIn feet.\n\n### Hatch\n\nA hatch is a door in it.\n\n## Hull\n\nFloats.\n\n## Keel\n\nBelow.\n\n## Mast\n\nHigh.\n\n## Rig\n\nAbove.\n\n## Sail\n\nCloth.\n";
    let terms =
        &["Anchor", "Sea anchor", "Deck", "deck.length", "Hatch", "Hull", "Keel", "Mast", "Rig", "Sail"];
    finds(text, terms);
    finds(&text.replace("`deck.length`", "[`deck.length`](https://a.b/c)"), terms);
}

#[test]
fn a_term_of_the_level_of_the_letters() {
    finds(
        "# Glossary\n\n## A\n\n### Anchor\n\nHolds.\n\n## B\n\n### Bow\n\nFront.\n\n## Brig\n\nPrison.\n\n### Buoy\n\nFloats.\n\n## C\n\n### Cabin\n\nRoom.\n\n## D\n\n### Deck\n\nFloor.\n",
        &["Anchor", "Bow", "Brig", "Buoy", "Cabin", "Deck"],
    );
}

#[test]
fn short_names_that_look_like_letters() {
    finds(
        "# Glossary\n\n## A\n\n### Anchor\n\nHolds.\n\n## I\n\n### I/O\n\nIn and out.\n\n## S\n\n### S.O.\n\nOfficer.\n",
        &["Anchor", "I/O", "S.O."],
    );
}

#[test]
fn a_heading_that_holds_its_definition() {
    let found = finds(
        "# Glossary\n\n### Anchor:\n\nHolds.\n\n### Bow: the front of a ship\n\n### Hull:\n\nFloats.\n\n### GPS: Global Positioning System\n\nFinds.\n",
        &["Anchor", "Bow", "Hull", "GPS: Global Positioning System"],
    );
    assert_eq!(definitions(&found)[1], "the front of a ship");
}

#[test]
fn a_list_of_links_below_a_heading_defines_nothing() {
    finds(
        "# Glossary\n\n## Anchor\n\nHolds.\n\n## Bow\n\nFront.\n\n## Books on ships\n\n- [One](http://a.b)\n- [Two](http://a.c)\n",
        &["Anchor", "Bow"],
    );
}

#[test]
fn a_dash_inside_a_parenthesis_is_no_separator() {
    let found = finds(
        "船（ship——vessel）——浮在水上。\n\n锚（anchor）——固定船。\n\n帆（sail）——借风。\n",
        &["船", "锚", "帆"],
    );
    assert_eq!(definitions(&found)[0], "浮在水上。");
}

#[test]
fn one_name_for_several_things_keeps_what_tells_them_apart() {
    let found = finds(
        "## Deck (of a ship)\n\nFloor.\n\n## Deck (of cards)\n\nFifty-two.\n\n## Hull (of a ship)\n\nFloats.\n",
        &["Deck (of a ship)", "Deck (of cards)", "Hull"],
    );
    let ids: Vec<_> = found.entries().map(|(_, entry)| entry.id.as_str()).collect();
    assert_eq!(ids[0], "deck");
}

#[test]
fn a_short_form_with_its_words_behind_a_dash() {
    let found = finds(
        "**GPS — *Global Positioning System***\nFinds the place.\n\n**Bow**\nFront.\n\n**AIS: Automatic Identification System**\nTells who.\n",
        &["GPS — Global Positioning System", "Bow", "AIS: Automatic Identification System"],
    );
    assert_eq!(found.entries().next().unwrap().1.aliases, ["GPS", "Global Positioning System"]);
}

#[test]
fn a_column_of_expansions_is_the_definition_where_the_others_say_little() {
    let found = finds(
        "| Term | Expansion | More |\n|---|---|---|\n| GPS | Global Positioning System | [Web](http://a.b) |\n| Bow | The front of a ship at sea | [Web](http://a.c) |\n",
        &["GPS", "Bow"],
    );
    assert!(definitions(&found)[1].starts_with("The front of a ship at sea"));
    assert_eq!(found.entry("gps").unwrap().1.expansion.as_deref(), Some("Global Positioning System"));
}

#[test]
fn anchors_that_leave_out_a_slash_lead_to_their_entry() {
    let found = finds(
        "## In/Out board\n\nWho is there.\n\n## Bow\n\nSee the [board](#inout-board).\n\n## Hull\n\nFloats.\n",
        &["In/Out board", "Bow", "Hull"],
    );
    assert!(format!("{:?}", found.entry("bow").unwrap().1.definition).contains("#/term/in-out-board"));
}

#[test]
fn ways_back_in_html_and_links_to_shortcodes() {
    let found = finds(
        "# G\n\n## Anchor\n\nHolds, see [the bow]({{< ref \"bow\" >}}).\n\n<a href=\"#top\" class=\"b\">Back to Top</a>\n\n## Bow\n\nFront.\n\nr[glossary.hull]\n## Hull\n\nFloats.\n",
        &["Anchor", "Bow", "Hull"],
    );
    assert_eq!(definitions(&found), ["Holds, see the bow.", "Front.", "Floats."]);
}

#[test]
fn tables_of_translations() {
    let found = finds(
        "# Слова\n\nДля перевода.\n\n| Оригинал | Перевод |\n|---|---|\n| Anchor | Якорь |\n| Bow | Нос |\n| Hull | Корпус |\n| Mast | Мачта |\n",
        &["Anchor", "Bow", "Hull", "Mast"],
    );
    assert_eq!(definitions(&found)[1], "Нос");
    // In each of several sections, with an asked favour that is no entry.
    let section = |name: &str, rows: &str| {
        format!(
            "## {name}\n\n**Please keep this in order.**\n\n| 용어 | 번역 | 참고 |\n|---|---|---|\n{rows}\n"
        )
    };
    let rows = "| anchor | 닻 | |\n| bow | 뱃머리 | |\n| hull | 선체 | |\n| keel | 용골 | |\n";
    let more =
        "| mast | 돛대 | |\n| sail | 돛 | |\n| helm | 키 | |\n| port | 항구 | [a page](http://a.b) |\n";
    let text = format!("# 용어\n\n{}{}", section("제목", rows), section("공통", more));
    let found = finds(&text, &["anchor", "bow", "hull", "keel", "mast", "sail", "helm", "port"]);
    assert!(definitions(&found)[7].starts_with("항구"));
    assert_eq!(sections(&found), ["제목", "공통"]);
}

#[test]
fn acronyms_beside_terms_and_rows_that_go_on() {
    let found = finds(
        "| | Acronym | Term | Definition |\n|-|-|-|-|\n| **A** | | Anchor | Holds: |\n| | | | 1. ships |\n| --- | AIS | Automatic Identification System | Tells who. |\n| **B** | | Bow | Front. |\n",
        &["Anchor", "Automatic Identification System", "Bow"],
    );
    assert_eq!(definitions(&found), ["Holds:\n1. ships", "Tells who.", "Front."]);
    assert_eq!(found.entries().nth(1).unwrap().1.aliases, ["AIS"]);
}

#[test]
fn delimiter_rows_of_another_width() {
    finds("| Term | Meaning |\n|---|---|---|\n| Anchor | Holds |\n| Bow | Front |\n", &["Anchor", "Bow"]);
    let empty = "## A\n\n| Acronym | Words |\n|   |   |\n\n";
    finds(
        &format!(
            "# Acronyms\n\n{empty}## B\n\n| Acronym | Words |\n|---|---|\n| BO | Bow |\n| BT | Boat |\n"
        ),
        &["BO", "BT"],
    );
}

#[test]
fn headings_that_are_terms_beside_a_table_of_others() {
    let term = |name: &str| format!("#### {name}\n\nIt is a part of a ship.\n\n");
    let terms: String = ["Anchor", "Bow", "Hull", "Keel", "Mast"].map(term).concat();
    let found = finds(
        &format!(
            "### Glossary\n\n{terms}### Acronyms\n\n| Acronym | Definition |\n|---|---|\n| AIS | Automatic Identification System |\n| GPS | Global Positioning System |\n| ETA | Time of arrival |\n| ETD | Time of departure |\n| IMO | An office |\n| VHF | A radio |\n"
        ),
        &["Anchor", "Bow", "Hull", "Keel", "Mast", "AIS", "GPS", "ETA", "ETD", "IMO", "VHF"],
    );
    assert_eq!(sections(&found), ["Glossary", "Acronyms"]);
}

#[test]
fn emoji_before_a_term() {
    finds(
        "- :anchor: **Anchor**: holds\n- :ship: :sos: **Hull**: floats\n- ⛵ **Sail**: cloth\n",
        &["Anchor", "Hull", "Sail"],
    );
    finds("## :anchor: Anchor\n\nHolds.\n\n## :ship: Hull\n\nFloats.\n", &["Anchor", "Hull"]);
}

#[test]
fn a_plain_line_over_its_definition() {
    let found = finds(
        "- Anchor\nIt holds a ship.\n- Bow of a ship\nIt is the **front**.\n- Hull (body)\nIt floats.\n",
        &["Anchor", "Bow of a ship", "Hull"],
    );
    assert_eq!(definitions(&found)[1], "It is the front.");
}

#[test]
fn terms_of_two_levels() {
    let term = |level: &str, name: &str| format!("{level} {name}\n\nIt is a part of a ship.\n\n");
    let found = finds(
        &format!(
            "# Words\n\n{}{}{}## Deck\n\n{}{}{}{}{}",
            term("##", "Anchor"),
            term("##", "Bow"),
            term("##", "Sail"),
            term("##", "Rig"),
            term("###", "Boom"),
            term("###", "Mast"),
            term("###", "Yard"),
            term("###", "Jib"),
        ),
        &["Anchor", "Bow", "Sail", "Deck", "Rig", "Boom", "Mast", "Yard", "Jib"],
    );
    assert_eq!(found.sections.len(), 1);
}

#[test]
fn stars_that_blanks_keep_from_being_emphasis() {
    finds("| Term | Meaning |\n|---|---|\n| * Anchor* | Holds |\n| **Bow ** | Front |\n", &["Anchor", "Bow"]);
}

#[test]
fn an_index_of_letters_holds_no_entries() {
    finds(
        "| | |\n|-|-|\n| A | [Anchor](#anchor), [AIS](#ais) |\n| B | [Bow](#bow), [Boat](#boat) |\n| H | [Hull](#hull), [Helm](#helm) |\n\n**Anchor** \\\nHolds.\n\n**Bow** \\\nFront.\n\n**Hull** \\\nFloats.\n",
        &["Anchor", "Bow", "Hull"],
    );
}

#[test]
fn a_word_for_what_is_left_out_below_its_letter() {
    finds(
        "# Glossary\n\n## A\n\n### Anchor\n\nHolds.\n\n## B\n\n### Bow\n\nFront.\n\n## R\n\n### Reference\n\nA point that others are told by.\n\n## References\n\nBooks.\n",
        &["Anchor", "Bow", "Reference"],
    );
}

#[test]
fn fences_inside_a_glossary_of_myst() {
    let found = finds(
        "```{glossary}\nAnchor\n    ```{note}\n    Heavy.\n    ```\n\n    Holds a ship.\n\nBow\n    Front.\n```\n",
        &["Anchor", "Bow"],
    );
    assert!(definitions(&found)[0].ends_with("Holds a ship."));
}

#[test]
fn a_header_of_several_words() {
    let long = "A name that is much too long for a term since it tells what it is about at once, and more";
    finds(
        &format!("| Technical term | Definition & why |\n|---|---|\n| Anchor | Holds |\n| {long} | No |\n"),
        &["Anchor", long],
    );
}

#[test]
fn names_beside_abbreviations() {
    finds(
        "| Abbreviations and terms | Name |\n|---|---|\n| AIS | Automatic Identification System |\n| ETA | Time of arrival |\n",
        &["AIS", "ETA"],
    );
}

#[test]
fn equal_headings_with_anchors_of_their_own() {
    let entry = |name: &str| {
        format!(
            "## {name}\n\nA part.\n\n### Same as {{#{name}-same}}\n\n- {name}s\n\n### Near {{#{name}-near}}\n\n- hull\n\n"
        )
    };
    finds(&["anchor", "bow", "keel"].map(entry).concat(), &["anchor", "bow", "keel"]);
}

#[test]
fn terms_one_above_the_other_share_a_definition() {
    let found = finds("Anchor\nHook\n: Holds.\n\nBow\n: Front.\n", &["Anchor", "Bow"]);
    assert_eq!(found.entry("anchor").unwrap().1.aliases, ["Hook"]);
    let found = finds("```{glossary}\nAnchor\nHook\n  Holds.\n\nBow\n  Front.\n```\n", &["Anchor", "Bow"]);
    assert_eq!(found.entry("anchor").unwrap().1.aliases, ["Hook"]);
}

#[test]
fn wide_parentheses_behind_a_bold_term_and_sentences_before_a_list() {
    finds(
        "# 术语\n\n船的词，一共三个：\n\n- **锚**（anchor）：固定船。\n- **船头**：前面。\n- **帆**（sail）：借风。\n\n这些词不难，请看：\n\n- 书\n",
        &["锚", "船头", "帆"],
    );
}

#[test]
fn a_table_that_merely_lists_what_headings_define() {
    let table = "| Term | In short |\n|---|---|\n| **Anchor** | Holds |\n| [Bow](#bow) | Front |\n| Hull | Floats |\n| Rudder | Turns |\n";
    let term = |name: &str| format!("### {name}\n\nIt is a part of a ship.\n\n");
    let terms = ["Anchor", "Bow", "Hull", "Keel"].map(term).concat();
    let names = ["Anchor", "Bow", "Hull", "Keel"];
    finds(&format!("# Glossary\n\n## Parts\n\n{terms}## At a glance\n\n{table}"), &names);
    finds(&format!("# Glossary\n\n{table}\n{terms}"), &names);
}

#[test]
fn lists_and_links_among_lines_in_plain_type() {
    let found = finds(
        "# Terms\n\nAnchor: Holds a ship. It is one of:\n\n* Bower: at the bow.\n\n* Kedge: a small one.\n\nBow: Front.\n\n[Hull](#hull): Floats.\n\nKeel (KL): Below.\n",
        &["Anchor", "Bow", "Hull", "Keel"],
    );
    assert!(definitions(&found)[0].contains("Kedge: a small one."));
}

#[test]
fn a_comma_between_a_bold_term_and_what_it_is() {
    let found = finds(
        "- **Anchor**, a weight on a chain. See below.\n- **Bow** or **Stem**, the front of a ship - or of a boat.\n- **Hull** (body), what floats.\n- **Keel**, an old\n  word for a ship.\n",
        &["Anchor", "Bow or Stem", "Hull", "Keel"],
    );
    assert_eq!(definitions(&found)[0], "a weight on a chain. See below.");
    assert_eq!(definitions(&found)[1], "the front of a ship - or of a boat.");
}

#[test]
fn translations_behind_a_wide_comma() {
    let found = finds("## 词汇\n\n锚，anchor\n\n船头，bow (of a ship)\n\n帆，sail\n", &["锚", "船头", "帆"]);
    assert_eq!(definitions(&found)[1], "bow (of a ship)");
}

#[test]
fn headings_over_one_line_with_the_look_of_an_entry() {
    let found = finds(
        "# Words\n\n## AIS\n\nAutomatic Identification System - tells who is near.\n\n## ETA\n\nTime of arrival: when a ship is there.\n",
        &["AIS", "ETA"],
    );
    assert!(definitions(&found)[1].starts_with("Time of arrival"));
}

#[test]
fn terms_with_others_below_them_that_their_own_text_defines() {
    let found = finds(
        "# Words\n\n## Port\n\nWhere ships rest.\n\n## Rig\n\nA rig is what holds sails.\n\n### Boom\n\nLow spar.\n\n### Yard\n\nHigh spar.\n\n## Deck\n\nDecks are floors of a ship.\n\nA deck is level.\n\n### Hatch\n\nA way down.\n\n## Hull\n\nA hull (body) floats.\n\n### Keel\n\nBelow it.\n",
        &["Port", "Rig", "Boom", "Yard", "Deck", "Hatch", "Hull", "Keel"],
    );
    assert_eq!(found.sections.len(), 1);
    // Topics that are introduced remain topics.
    let found = finds(
        "# Words\n\n## Rig\n\nWords about sails.\n\n### Boom\n\nLow spar.\n\n### Yard\n\nHigh spar.\n\n## Hull\n\nWords about what floats.\n\n### Keel\n\nBelow it.\n\n### Bow\n\nFront.\n",
        &["Boom", "Yard", "Keel", "Bow"],
    );
    assert_eq!(sections(&found), ["Rig", "Hull"]);
}

#[test]
fn flow_charts_and_lists_of_parts_below_terms() {
    let term = |name: &str| {
        format!(
            "## {name}\n\nIt is a part of a ship.\n\n{{% chart() %}}\nchart LR\n    a[ship] --> b[{name}]\n    c[sea] --> b[{name}]\n{{% end %}}\n\n"
        )
    };
    let names = ["Anchor", "Bow", "Hull", "Keel", "Mast", "Sail"];
    let terms = names.map(term).concat();
    let parts = "**Stock**\n: Across.\n\n**Fluke**\n: Digs in.\n\n**Ring**\n: Holds the chain.\n\n**Shank**\n: Long.\n\n";
    let found = finds(
        &format!(
            "# Glossary\n\n{terms}## Kedge\n\nA small anchor:\n\n{parts}## Rig\n\nWhat is above:\n\n{parts}"
        ),
        &["Anchor", "Bow", "Hull", "Keel", "Mast", "Sail", "Kedge", "Rig"],
    );
    assert!(definitions(&found)[6].contains("Digs in."));
}

#[test]
fn attributes_above_a_definition_list() {
    finds("{.glossary}\nanchor\n: Holds.\n\n{.glossary #bow}\nbow\n: Front.\n", &["anchor", "bow"]);
}

#[test]
fn terms_below_an_empty_heading_of_the_level_of_terms() {
    let found = finds(
        "# Words\n\n## Deck\n\nA floor.\n\n## Ropes\n\n### Sheet\n\nPulls a sail.\n\n### Halyard\n\nLifts a sail.\n\n## Hull\n\nWhat floats.\n\n## Keel\n\nIt is below.\n",
        &["Deck", "Sheet", "Halyard", "Hull", "Keel"],
    );
    assert_eq!(definitions(&found)[1], "Pulls a sail.");
}

#[test]
fn kinds_of_a_term_that_is_a_plural() {
    let term = |name: &str| format!("## {name}\n\nIt is a part of a ship.\n\n");
    let terms = ["Anchor", "Bow", "Hull"].map(term).concat();
    finds(
        &format!(
            "# Words\n\n{terms}## Masts\n\nThey bear sails.\n\n### Main Mast\n\nThe tallest.\n\n### Bent Mast\n\nA word of old.\n"
        ),
        &["Anchor", "Bow", "Hull", "Masts", "Main Mast", "Bent Mast"],
    );
}
