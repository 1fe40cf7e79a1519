# A week's archive of a country in Turtle: `awk -v records=10000 -f archive.awk`. Each record has about twenty kilobytes: a qualification with thirty
# outcomes in two languages, its notes, activities, an entitlement; bodies that all of them share stand once, at the end. The same each time.
function words(language, topic, number, count,    text, i) {
    text = language == "nl" ? "De houder" : "The holder"
    for (i = 0; i < count; i++)
        text = text " " (language == "nl" ? nl[(number * 7 + topic * 3 + i * 5) % many] : en[(number * 7 + topic * 3 + i * 5) % many])
    return text " " number "."
}
function literal(property, topic, number, count) {
    return property " \"" words("nl", topic, number, count) "\"@nl, \"" words("en", topic, number, count) "\"@en"
}
function note(subject, topic, number, count) {
    return "elm:additionalNote [ a elm:Note ; dc:subject <http://data.europa.eu/snb/qualification-topics#" subject "> ; " \
           literal("elm:noteLiteral", topic, number, count) " ]"
}
BEGIN {
    many = split("onderzoekt stelt vervangt bereidt verkoopt adviseert onderhoudt plant meet controleert klanten machines producten werkzaamheden veiligheid kwaliteit", list, " ")
    for (i = 1; i <= many; i++) nl[i - 1] = list[i]
    split("examines adjusts replaces prepares sells advises maintains plans measures checks customers machines products work safety quality", list, " ")
    for (i = 1; i <= many; i++) en[i - 1] = list[i]
    print "@prefix elm: <http://data.europa.eu/snb/model/elm/> .\n@prefix dc: <http://purl.org/dc/terms/> .\n@prefix skos: <http://www.w3.org/2004/02/skos/core#> ."
    print "@prefix adms: <http://www.w3.org/ns/adms#> .\n@prefix rov: <http://www.w3.org/ns/regorg#> .\n@prefix q: <http://data.example.org/qualification/> ."
    print "@prefix eu: <http://data.europa.eu/snb/> .\n@prefix xsd: <http://www.w3.org/2001/XMLSchema#> ."
    for (n = 1; n <= records; n++) {
        printf "\nq:%d a elm:Qualification ;\n  adms:identifier [ a elm:Identifier ; skos:notation \"%d\" ; elm:schemeName \"SPECIMEN\" ] ;\n", n, 90000 + n
        printf "  dc:title \"Kwalificatie %d\"@nl, \"Qualification %d\"@en ;\n  %s ;\n", n, n, literal("dc:description", 1, n, 60)
        printf "  %s ;\n  %s ;\n", note("regulations-and-certificates", 2, n, 40), note("ways-to-acquire", 3, n, 80)
        printf "  dc:modified \"2026-05-01T00:00:00Z\"^^xsd:dateTime ; elm:volumeOfLearning \"PT3200H\"^^xsd:duration ; dc:publisher <http://data.example.org/body/1> ;\n"
        printf "  dc:language <http://publications.europa.eu/resource/authority/language/NLD> ; elm:EQFLevel <http://data.europa.eu/snb/eqf/3> ;\n"
        printf "  elm:NQFLevel <http://data.europa.eu/snb/qdr/c_f97cdbb5> ; elm:ISCEDFCode <http://data.europa.eu/snb/isced-f/0715> ;\n"
        for (i = 1; i <= 30; i++)
            printf "  elm:learningOutcome q:%d-outcome-%d ;\n", n, i
        printf "  elm:influencedBy q:%d-school, q:%d-work ; elm:entitlesTo q:%d-job ;\n", n, n, n
        printf "  elm:awardingOpportunity [ a elm:AwardingOpportunity ; elm:awardingBody <http://data.example.org/body/%d> ; elm:learningAchievementSpecification q:%d ] .\n", n % 40 + 1, n
        for (i = 1; i <= 30; i++)
            printf "q:%d-outcome-%d a elm:LearningOutcome ; %s .\n", n, i, literal("dc:title", i, n, 24)
        printf "q:%d-school a elm:LearningActivitySpecification ; %s ; dc:type <http://data.europa.eu/snb/learning-activity/fd33e234ae> ; elm:volumeOfLearning \"PT1280H\"^^xsd:duration .\n", n, literal("dc:title", 1, n, 12)
        printf "q:%d-work a elm:LearningActivitySpecification ; %s ; dc:type <http://data.europa.eu/snb/learning-activity/d46a826a39> ; elm:volumeOfLearning \"PT1920H\"^^xsd:duration .\n", n, literal("dc:title", 2, n, 12)
        printf "q:%d-job a elm:LearningEntitlementSpecification ; %s ; dc:type <http://data.europa.eu/snb/entitlement/52f62180c2> .\n", n, literal("dc:title", 3, n, 30)
    }
    for (i = 1; i <= 40; i++)
        printf "<http://data.example.org/body/%d> a elm:Organisation ; rov:legalName \"Examencommissie %d\"@nl, \"Examination board %d\"@en .\n", i, i, i
}
