//! Mistakes about whole documents, and the list of groups.

use super::Row;

const TAGS: &str =
    "'tags': [\n    {\n      'name': 'parts'\n    },\n    {\n      'name': 'things'\n    }\n  ]";

/// The mistakes.
pub(super) const ROWS: &[Row] = &[
    ("a group that is not listed", |files| {
        files.swap_in(
            "openapi.json",
            "",
            TAGS,
            "'tags': [\n    {\n      'name': 'things'\n    }\n  ]",
        );
    }),
    ("a group without a file", |files| {
        files.remove("parts.json");
    }),
    ("a group twice", |files| {
        files.swap_in("openapi.json", "", "'name': 'parts'", "'name': 'things'");
    }),
    ("a group that is misspelt", |files| {
        files.swap_in("openapi.json", "", "'name': 'parts'", "'name': 'part'");
    }),
    ("a group by its title", |files| {
        files.swap_in(
            "openapi.json",
            "",
            "'name': 'parts'",
            "'name': 'Spare parts'",
        );
    }),
    ("a group as a string", |files| {
        files.swap_in(
            "openapi.json",
            "",
            "{\n      'name': 'parts'\n    }",
            "'parts'",
        );
    }),
    ("groups in another order", |files| {
        files.swap_in("openapi.json", "", TAGS, "'tags': [\n    {\n      'name': 'things'\n    },\n    {\n      'name': 'parts'\n    }\n  ]");
    }),
    ("no list of groups", |files| {
        files.swap_in("openapi.json", "", &format!(",\n  {TAGS}"), "");
    }),
    ("an empty list of groups", |files| {
        files.swap_in("openapi.json", "", TAGS, "'tags': []");
    }),
    ("a file with an underscore", |files| {
        files.rename("parts.json", "spare_parts.json");
    }),
    ("a file and a group with an underscore", |files| {
        files.rename("parts.json", "spare_parts.json");
        files.swap_in(
            "openapi.json",
            "",
            "'name': 'parts'",
            "'name': 'spare_parts'",
        );
    }),
    ("a file and a group with capitals", |files| {
        files.rename("parts.json", "Parts.json");
        files.swap_in("openapi.json", "", "'name': 'parts'", "'name': 'Parts'");
    }),
    ("a file and a group in another alphabet", |files| {
        files.rename("parts.json", "größen.json");
        files.swap_in("openapi.json", "", "'name': 'parts'", "'name': 'größen'");
    }),
    ("a file and a group that begin with a digit", |files| {
        files.rename("parts.json", "3d-parts.json");
        files.swap_in("openapi.json", "", "'name': 'parts'", "'name': '3d-parts'");
    }),
    ("a group of two hyphens", |files| {
        files.rename("parts.json", "spare--parts.json");
        files.swap_in(
            "openapi.json",
            "",
            "'name': 'parts'",
            "'name': 'spare--parts'",
        );
    }),
    ("a group that ends in a hyphen", |files| {
        files.rename("parts.json", "parts-.json");
        files.swap_in("openapi.json", "", "'name': 'parts'", "'name': 'parts-'");
    }),
    ("a group that is a feature already", |files| {
        files.rename("parts.json", "full.json");
        files.swap_in("openapi.json", "", "'name': 'parts'", "'name': 'full'");
    }),
    ("a group that is called as the shared document", |files| {
        files.swap_in("openapi.json", "", "'name': 'parts'", "'name': 'common'");
    }),
    ("a group that is called as the root", |files| {
        files.swap_in("openapi.json", "", "'name': 'parts'", "'name': 'openapi'");
    }),
    ("a group that is called as a file of ours", |files| {
        files.swap_in("openapi.json", "", "'name': 'parts'", "'name': 'schema'");
    }),
    ("a file without a name", |files| {
        files.rename("parts.json", ".json");
    }),
    ("a file that ends in capitals", |files| {
        files.rename("parts.json", "parts.JSON");
    }),
    ("a copy of a file", |files| {
        files.add("things copy.json", include_str!("things.json"));
    }),
    ("a copy of a file that is listed", |files| {
        files.add("stuff.json", include_str!("things.json"));
        files.swap_in(
            "openapi.json",
            "",
            "'name': 'parts'\n    },",
            "'name': 'parts'\n    },\n    {\n      'name': 'stuff'\n    },",
        );
    }),
    ("a shared document with a capital", |files| {
        files.rename("common.json", "Common.json");
    }),
    ("no shared document", |files| {
        files.remove("common.json");
    }),
    ("no root document", |files| {
        files.remove("openapi.json");
    }),
    ("no documents", |files| {
        for file in ["common.json", "openapi.json", "parts.json", "things.json"] {
            files.remove(file);
        }
    }),
    ("another version of OpenAPI", |files| {
        files.swap("'openapi': '3.1.1'", "'openapi': '3.0.3'");
    }),
    ("the version as a number", |files| {
        files.swap("'version': '20240415'", "'version': 20240415");
    }),
    ("another version of the API", |files| {
        files.swap("'version': '20240415'", "'version': '20220603'");
    }),
    ("another version of the API everywhere", |files| {
        for file in ["common.json", "openapi.json", "parts.json", "things.json"] {
            files.swap_in(file, "", "'version': '20240415'", "'version': 'v2'");
        }
    }),
    ("no title", |files| {
        files.swap("'title': 'Things',\n", "");
    }),
    ("no documentation page", |files| {
        files.swap(
            "'externalDocs': {\n    'url': 'https://docs.example/api/things'\n  },\n",
            "",
        );
    }),
    ("servers in a group", |files| {
        files.swap("'paths': {", "'servers': [],\n  'paths': {");
    }),
    ("tags in a group", |files| {
        files.swap("'paths': {", "'tags': [],\n  'paths': {");
    }),
    ("a dialect of JSON Schema", |files| {
        files.swap(
            "'paths': {",
            "'jsonSchemaDialect': 'https://json-schema.org/draft/2020-12/schema',\n  'paths': {",
        );
    }),
    ("webhooks", |files| {
        files.swap("'paths': {", "'webhooks': {},\n  'paths': {");
    }),
    ("operations in the shared document", |files| {
        files.swap_in(
            "common.json",
            "",
            "'components': {",
            "'paths': {\n    '/things': {\n      'delete': {}\n    }\n  },\n  'components': {",
        );
    }),
    ("components of OpenAPI 2", |files| {
        files.swap("'schemas': {", "'definitions': {");
    }),
    ("request bodies that are shared", |files| {
        files.swap(
            "'parameters': {\n      'ThingId'",
            "'requestBodies': {},\n    'parameters': {\n      'ThingId'",
        );
    }),
    ("`x-beta` as a string", |files| {
        files.swap(
            "'version': '20240415'",
            "'version': '20240415',\n    'x-beta': 'true'",
        );
    }),
];
