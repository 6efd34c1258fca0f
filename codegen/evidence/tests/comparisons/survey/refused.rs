//! Reports that could hold a value of an account, and what is said of them.

use evidence::survey::Survey;
use expect_test::expect;

use super::{REPORT, sources};

/// Each of these is one change of a good report, and refused in the line in which it stands.
#[test]
fn what_could_be_a_value_is_refused_with_its_line() {
    let changes = [
        (r#""survey": 1"#, r#""survey": 2"#),
        (r#""client": "0.1.0""#, r#""client": "Sandy's""#),
        (r#""requests": 3"#, r#""requests": "sandy@acme.com""#),
        (r#""requests": 3,"#, r#""requests": 3, "token": "api-123","#),
        (r#""getPet": {"#, r#""getSandy": {"#),
        (r#""timeout": 1"#, r#""production": 1"#),
        (r#""timeout": 1"#, r#""200": 1"#),
        (
            r#""unreached": {}"#,
            r#""unreached": { "getPet": "no answer and no link gave a value for Sandy" }"#,
        ),
        (r#""unreached": {}"#, r#""unreached": []"#),
        (r#"Pet/properties/name""#, r#"Pet/properties/sandy""#),
        (r#"properties/isShiny""#, r#"properties/sandy@acme.com""#),
        (r#"properties/isShiny""#, r#"properties/5f3a""#),
        (r#""unknown-property": 1"#, r#""missing": 1"#),
        (r#"headers/x-coffee""#, r#"headers/x-coffee-7""#),
        (r#"responses/418""#, r#"responses/sandy""#),
        (r#""text/html": 1"#, r#""Sandy Beach": 1"#),
        (r#""20": 1"#, r#""1654104600000": 1"#),
        (r#""boolean": 1"#, r#""20": 1"#),
        (r#""line": 24"#, r#""line": 24, "value": "Sandy""#),
        (
            r#""line": 24"#,
            r#""line": 24, "values": ["sandy@acme.com"]"#,
        ),
        (r#""line": 24"#, r#""line": 24, "values": "sandy""#),
        (r#"["cloudy"]"#, r#"["sandy@acme.com"]"#),
        (r#""unknown-value": 1"#, r#""other-type": 1"#),
        (r#"Pet/properties/name""#, r#"Pet/type""#),
        (r#"Pet/properties/name""#, r#"Pet/required/1""#),
        (r#""missing": 1"#, r#""not-json": 1"#),
        (r#""missing": 1"#, r#""missing": 0"#),
        (r#""string": 1"#, r#""text/html": 1"#),
        (
            r#""present": 1, "types": { "string""#,
            r#""present": 3, "types": { "string""#,
        ),
        (r#""of": 2, "present": 1,"#, r#""present": 1,"#),
        (
            r#""present": 1, "types": { "boolean""#,
            r#""of": 1, "present": 1, "types": { "boolean""#,
        ),
        (r#"responses/418""#, r#"responses/200""#),
        (r#"responses/418""#, r#"responses/999""#),
        (r#""undocumented-status": 1"#, r#""undocumented-header": 1"#),
        (r#""200": 2"#, r#""099": 2"#),
        (r#""0.1.0""#, r#""0.1.0-sandy""#),
        (r#""requests": 3"#, r#""requests": 4915112345678"#),
        (r#""answers": 3"#, r#""answers": -3"#),
        (REPORT, " \n"),
        (REPORT, "# Survey of the LaunchDarkly API\n"),
        (r#""survey": 1"#, r#""harvest": {}"#),
        (r#""survey": 1"#, r#""survey": "sandy""#),
        ("\n}", "\n"),
    ];
    let mut shown = Vec::new();
    for (from, to) in changes {
        assert!(REPORT.contains(from), "{from}");
        let report = REPORT.replacen(from, to, 1);
        let mut survey = Survey::default();
        let problems = survey.merge(&sources(), "r.json", &report).expect_err(to);
        assert_eq!(survey, Survey::default());
        assert!(
            !problems.concat().contains("andy"),
            "a value is repeated: {problems:?}"
        );
        let to = to.replace('\n', r"\n");
        shown.push(to);
        shown.extend(problems.iter().map(|problem| format!("    {problem}")));
    }
    expect![[r#"
        "survey": 2
            r.json:2: a report in form 2, and form 1 is known: survey again with the example of this version
        "client": "Sandy's"
            r.json:3: no version of the client
        "requests": "sandy@acme.com"
            r.json:4: no count
        "requests": 3, "token": "api-123",
            r.json:4: nothing that a report has
        "getSandy": {
            r.json:6: no operation of this spec
        "production": 1
            r.json:6: neither a status nor a fault, with its count
        "200": 1
            r.json:6: this name stands there twice
        "unreached": { "getPet": "no answer and no link gave a value for Sandy" }
            r.json:8: no operation of this spec, with a reason
        "unreached": []
            r.json:8: no object
        Pet/properties/sandy"
            r.json:13: no place of which a report speaks, and nothing that could be new there
        properties/sandy@acme.com"
            r.json:16: no place of which a report speaks, and nothing that could be new there
        properties/5f3a"
            r.json:16: no place of which a report speaks, and nothing that could be new there
        "missing": 1
            r.json:16: no place of which a report speaks, and nothing that could be new there
        headers/x-coffee-7"
            r.json:31: no place of which a report speaks, and nothing that could be new there
        responses/sandy"
            r.json:25: no place of which a report speaks, and nothing that could be new there
        "Sandy Beach": 1
            r.json:29: nothing that is counted there
        "1654104600000": 1
            r.json:23: nothing that is counted there
        "20": 1
            r.json:17: nothing that is counted there
        "line": 24, "value": "Sandy"
            r.json:14: nothing that a report has
        "line": 24, "values": ["sandy@acme.com"]
            r.json:14: no enumeration with an unknown value
            r.json:14: no short list of what looks like names of the API
        "line": 24, "values": "sandy"
            r.json:14: no enumeration with an unknown value
            r.json:14: no short list of what looks like names of the API
        ["sandy@acme.com"]
            r.json:20: no short list of what looks like names of the API
        "other-type": 1
            r.json:20: no enumeration with an unknown value
        Pet/type"
            r.json:13: no place of which a report speaks, and nothing that could be new there
        Pet/required/1"
            r.json:13: no place of which a report speaks, and nothing that could be new there
        "not-json": 1
            r.json:14: nothing that is counted there
        "missing": 0
            r.json:14: nothing that is counted there
        "text/html": 1
            r.json:14: nothing that is counted there
        "present": 3, "types": { "string"
            r.json:14: it cannot be there more often than it could be, or than it is of a type
        "present": 1,
            r.json:14: it cannot be there more often than it could be, or than it is of a type
        "of": 1, "present": 1, "types": { "boolean"
            r.json:17: nothing that could be there each time
        responses/200"
            r.json:25: no place of which a report speaks, and nothing that could be new there
        responses/999"
            r.json:25: no place of which a report speaks, and nothing that could be new there
        "undocumented-header": 1
            r.json:25: no place of which a report speaks, and nothing that could be new there
        "099": 2
            r.json:6: neither a status nor a fault, with its count
        "0.1.0-sandy"
            r.json:3: no version of the client
        "requests": 4915112345678
            r.json:4: no count
        "answers": -3
            r.json:32: no count
         \n
            r.json:1: the file is empty
        # Survey of the LaunchDarkly API\n
            r.json:1: a report in Markdown is for reading: ask for one with `--format json`
        "harvest": {}
            r.json:1: what an unfinished survey has left, with keys of an account: do not pass it on, and finish it with `--resume`
        "survey": "sandy"
            r.json:2: no report of a survey
        \n
            r.json:35: no JSON: EOF while parsing an object at line 35 column 0"#]]
    .assert_eq(&shown.join("\n"));
}

/// What people have in their accounts, and programs in their environment. All of them are invented; those of other products
/// stand here in two pieces, so that no one else takes them for lost ones.
const SECRETS: [&str; 44] = [
    "sdk-4a5f7e21-9f3c-4d1b-8e2a-6c7d8e9f0a1b",
    "mob-4a5f7e21-9f3c-4d1b-8e2a-6c7d8e9f0a1b",
    "api-4a5f7e21-9f3c-4d1b-8e2a-6c7d8e9f0a1b",
    "rel-4a5f7e21-9f3c-4d1b-8e2a-6c7d8e9f0a1b",
    "4a5f7e21-9f3c-4d1b-8e2a-6c7d8e9f0a1b",
    "deadbeef-cafe-babe-face-deadbeefcafe",
    "5f3a1c2b9d8e7f6a5b4c3d2e",
    "deadbeefcafebabefeedface",
    "DEADBEEF",
    concat!("AK", "IAIOSFODNN7EXAMPLE"),
    concat!("wJ", "alrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
    concat!("gh", "p_16C7e42F292c6912E7710c838347Ae178B4a"),
    concat!("github", "_pat_11ABCDEFG0abcdefghijkl"),
    concat!("gl", "pat-ABCdefGHIjklMNOpqrST"),
    concat!("xo", "xb-123456789012-abcdefghijkl"),
    concat!("sk_", "live_4eC39HqLyjWDarjtT1zdp7dc"),
    concat!("sk-", "ant-api03-abcdefghij"),
    concat!("AI", "zaSyDaGmWKa4JsXZ-HjGw7ISLn_3namBGewQe"),
    concat!("ya", "29.A0ARrdaM_k2"),
    concat!("ey", "JhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl"),
    "xKqPzTbLmWsRvNcJdFgH",
    "qzxkvbnmwrtplkjhgf",
    "MFRGGZDFMZTWQZLK",
    "hunter2",
    "correct horse battery staple",
    "p@ssw0rd!",
    "sandy@acme.com",
    "sandy%40acme.com",
    "+49 151 12345678",
    "4915112345678",
    "4111 1111 1111 1111",
    "DE89370400440532013000",
    "192.168.7.23",
    "2001:db8::1",
    "00:1b:44:11:3a:b7",
    "https://acme.com/api",
    "acme.com/flags",
    "project:environment",
    "checkout-flow-of-the-new-mobile-app",
    "Sandy Beach",
    "Zoë",
    "山田",
    "2026-11-27T05:53:46Z",
    "-----BEGIN",
];

/// Wherever a report has a text, it could have that of an account.
#[test]
fn secrets_of_every_kind_are_refused_wherever_they_stand() {
    let places = [
        (r#""survey": 1"#, r#""survey": "{}""#),
        (r#""0.1.0""#, r#""{}""#),
        (r#""requests": 3"#, r#""requests": "{}""#),
        (r#""requests": 3"#, r#""requests": 3, "{}": 1"#),
        (r#""getPet": {"#, r#""{}": {"#),
        (r#""timeout": 1"#, r#""{}": 1"#),
        (r#"{},"#, r#"{ "getPet": "{}" },"#),
        (r#"{},"#, r#"{ "{}": "the survey stopped before" },"#),
        ("pets.json#", "{}#"),
        ("Pet/properties/key", "{}/properties/key"),
        ("properties/isShiny", "properties/{}"),
        ("responses/418", "responses/{}"),
        ("headers/x-coffee", "headers/{}"),
        (r#""boolean": 1"#, r#""{}": 1"#),
        (r#""text/html": 1"#, r#""{}": 1"#),
        (r#""20": 1"#, r#""{}": 1"#),
        (r#""missing": 1"#, r#""{}": 1"#),
        (r#""line": 24"#, r#""line": "{}""#),
        (r#"["cloudy"]"#, r#"["cloudy", "{}"]"#),
    ];
    for secret in SECRETS {
        for (from, to) in places {
            let report = REPORT.replacen(from, &to.replacen("{}", secret, 1), 1);
            assert_ne!(report, REPORT, "{from}");
            let merged = Survey::default().merge(&sources(), "r.json", &report);
            let problems = merged.expect_err(secret);
            assert!(!problems.concat().contains(secret), "{problems:?}");
        }
    }
}
