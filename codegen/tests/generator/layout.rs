//! The generated files, and their contents.

mod gaps;

use crate::support::{Spec, object, operation, parameter};
use codegen::naming::file;
use codegen::{GENERATED, TABLES};
use expect_test::expect;
use serde_json::{Value, json};

fn size() -> Value {
    json!({"type": "string", "description": "A size.", "oneOf": [{"const": "small", "description": "Small."}]})
}

fn create() -> Value {
    let mut sort = parameter("sort", "query");
    sort["schema"] = size();
    sort["example"] = "small".into();
    let mut create = operation("createThing");
    create["parameters"] = json!([sort]);
    create["responses"] = json!({
        "201": {"description": "Made."},
        "202": {"description": "Will be made."},
    });
    create
}

/// Returns the generated files by their paths in the folder of the generated code. Files for tests are in `tables/`.
#[track_caller]
fn paths(spec: &Spec) -> String {
    let output = spec
        .generate()
        .unwrap_or_else(|failure| panic!("{failure:?}"));
    let inside = output.files.iter().filter_map(|(path, _)| {
        let table = path
            .strip_prefix(TABLES)
            .map(|path| format!("tables{path}\n"));
        let code = || {
            Some(format!(
                "{}\n",
                path.strip_prefix(GENERATED)?.strip_prefix('/')?
            ))
        };
        table.or_else(code)
    });
    inside.collect()
}

fn whole() -> Spec {
    Spec::new()
        .schema("Thing", object("size", size()))
        .schema("Types", object("size", size()))
        .operation("/things", "post", create())
}

#[test]
fn each_operation_and_each_type_has_a_file() {
    expect![[r#"
        common.rs
        common/documented.json
        exports.rs
        mod.rs
        operations.rs
        things.rs
        things/documented.json
        things/operations.rs
        things/operations/create_thing.rs
        things/types.rs
        things/types/create_thing_sort.rs
        things/types/thing.rs
        things/types/types_.rs
        tables/mod.rs
        tables/things.rs
    "#]]
    .assert_eq(&paths(&whole()));
}

#[test]
fn a_group_is_a_handle_and_what_its_files_have() {
    expect![[r#"
        //! Things, all of them.
        //!
        //! [LaunchDarkly's documentation](https://docs.example/things)
        //!
        //! # Operations
        //!
        //! These are the methods of [`ThingsApi`], which [`Client::things`] returns. They need the
        //! Cargo feature `things`.
        //!
        //! | method and request | what it does |
        //! |---|---|
        //! | [`create_thing`](ThingsApi::create_thing)<br>POST `/things` | Do it |
        //!
        //! # Requests
        //!
        //! [`CreateThing`]
        //!
        //! # Types that are sent
        //!
        //! [`CreateThingSort`]
        //!
        //! # Types that are received
        //!
        //! [`CreateThingOutcome`], [`Thing`], [`ThingSize`], [`Types`], [`TypesSize`]

        mod operations;
        mod types;

        use crate::client::handle::Client;

        pub use self::{operations::*, types::*};

        /// The operations of the group *Things*.
        ///
        /// [The module's page](crate::things#operations) lists them.
        ///
        /// [LaunchDarkly's documentation](https://docs.example/things)
        #[derive(Debug, Clone)]
        pub struct ThingsApi {
            client: Client,
        }

        impl Client {
            /// Returns the operations of the group *Things*.
            ///
            /// [The module's page](crate::things#operations) lists them.
            #[inline]
            #[must_use]
            pub fn things(&self) -> ThingsApi {
                ThingsApi { client: self.clone() }
            }
        }
    "#]]
    .assert_eq(&whole().file("things.rs"));
}

/// The modules are exported by name, not with a glob, so that the compiler can say which feature a missing one needs.
#[test]
fn the_root_shows_each_module_by_name() {
    expect![[r#"
        pub use self::generated::common;
        #[cfg(feature = "things")]
        pub use self::generated::things;
        #[cfg(feature = "full")]
        pub use self::generated::operations;
    "#]]
    .assert_eq(&whole().file("exports.rs"));
}

#[test]
fn a_group_whose_feature_is_off_says_so() {
    expect![[r#"
        //! The API groups, one module each, and what they share.

        #[cfg(feature = "testing")]
        use crate::testing::documents::Document;

        pub mod common;
        #[cfg(feature = "things")]
        pub mod things;
        #[cfg(feature = "full")]
        pub mod operations;

        #[cfg(not(feature = "things"))]
        gated!(things, "`client.things()` is gated behind the feature `things`");

        #[cfg(feature = "testing")]
        impl Document {
            /// What is documented of each module.
            pub(crate) const ALL: &[Self] = &[
                Document::new("common.json", include_str!("common/documented.json")),
                #[cfg(feature = "things")]
                Document::new("things.json", include_str!("things/documented.json")),
            ];
        }
    "#]]
    .assert_eq(&whole().file("mod.rs"));
}

#[test]
fn one_page_has_all_operations() {
    let mut list = operation("getThings");
    list["summary"] = "List | all".into();
    list["deprecated"] = true.into();
    list["x-beta"] = true.into();
    let spec = whole().operation("/things", "get", list);
    expect![[r#"
        //! All operations, by group: the method of this crate, the request that it sends, and what
        //! it does.
        //!
        //! # [Things](crate::things)
        //!
        //! | method and request | what it does |
        //! |---|---|
        //! | [`get_things`](crate::things::ThingsApi::get_things)<br>GET `/things` | List \| all (beta) (deprecated) |
        //! | [`create_thing`](crate::things::ThingsApi::create_thing)<br>POST `/things` | Do it |
    "#]].assert_eq(&spec.file("operations.rs"));
}

#[test]
fn indices_say_what_each_file_has() {
    let (operations, types) = (
        whole().file("things/operations.rs"),
        whole().file("things/types.rs"),
    );
    expect![[r#"
        mod create_thing;

        pub use self::create_thing::{CreateThing, CreateThingOutcome};

        mod thing;
        mod types_;
        mod create_thing_sort;

        pub use self::thing::{Thing, ThingSize};
        pub use self::types_::{Types, TypesSize};
        pub use self::create_thing_sort::CreateThingSort;
    "#]]
    .assert_eq(&format!("{operations}\n{types}"));
}

/// The parameter `b` of `GetA` and the operation `GetAb` lead to names that only differ in the case of a letter.
#[test]
fn types_that_a_file_system_cannot_tell_apart_share_a_file() {
    let mut sort = parameter("b", "query");
    sort["schema"] = size();
    sort["example"] = "small".into();
    let mut get = operation("getA");
    get["parameters"] = json!([sort]);
    let spec = Spec::new()
        .schema("GetAb", object("size", size()))
        .operation("/things", "get", get);
    expect![[r#"
        mod get_ab;

        pub use self::get_ab::{GetAb, GetAbSize, GetAB};
    "#]]
    .assert_eq(&spec.file("things/types.rs"));
}

#[test]
fn a_file_has_the_name_of_a_module() {
    let names = [
        ("getOAuthClients", "get_oauth_clients"),
        ("Type", "type_"),
        ("Mod", "mod_"),
        ("Types", "types_"),
        ("Operations", "operations_"),
        ("Aux", "aux_"),
        ("Com1", "com1_"),
        ("Command", "command"),
    ];
    for (name, expected) in names {
        assert_eq!(file(name), expected);
    }
}

/// A secret in the URL is passed as text, so the code does not use its type.
#[test]
fn imports_of_an_operation_are_those_that_are_used() {
    let mut token = parameter("token", "query");
    token["schema"] = json!({"type": "string", "format": "password"});
    let mut create = create();
    create["parameters"] = json!([token]);
    let text = Spec::new()
        .operation("/things", "post", create)
        .file("things/operations/create_thing.rs");
    let imports = text.lines().filter(|line| line.starts_with("use "));
    expect![[r#"
        use serde::Serialize;
        use crate::generated::things::ThingsApi;
        use crate::requests::call::Call;
        use crate::requests::query::Text;
        use crate::values::given::IntoOption;
        use crate::wire::parts::Operation;"#]]
    .assert_eq(&imports.collect::<Vec<_>>().join("\n"));
}
